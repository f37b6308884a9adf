import { stableId } from "../state/stable-id";
import type { AccountClass, Organisation, TaxRate } from "../state/world";
import { bankAccount } from "./account-row";
import { chart } from "./chart";
import { contacts } from "./contacts";
import { tracking } from "./tracking";

const BUYING: AccountClass[] = ["ASSET", "EQUITY", "EXPENSE", "LIABILITY"];
const SELLING: AccountClass[] = ["ASSET", "EQUITY", "LIABILITY", "REVENUE"];
const ANY: AccountClass[] = ["ASSET", "EQUITY", "EXPENSE", "LIABILITY", "REVENUE"];

function rate(taxType: string, name: string, percent: number, appliesTo: AccountClass[], reportTaxType = taxType): TaxRate {
  return { taxType, name, rate: percent, appliesTo, reportTaxType, status: "ACTIVE" };
}

const TAX_RATES: TaxRate[] = [
  rate("INPUTY24", "Standard-Rated Purchases", 9, BUYING, "INPUT"),
  rate("OUTPUTY24", "Standard-Rated Supplies", 9, SELLING, "OUTPUT"),
  rate("ZERORATEDINPUT", "Zero-Rated Purchases", 0, BUYING),
  rate("ZERORATEDOUTPUT", "Zero-Rated Supplies", 0, SELLING),
  rate("EPINPUT", "Exempt Purchases", 0, BUYING),
  rate("NRINPUT", "Purchases from Non-GST-Registered Suppliers", 0, BUYING),
  rate("OPINPUT", "Out-of-Scope Purchases", 0, BUYING),
  rate("BLINPUT3", "Disallowed Expenses", 9, BUYING),
  rate("IMINPUT2", "Imports", 9, BUYING),
  rate("ES33OUTPUT", "Regulation 33 Exempt Supplies", 0, SELLING),
  rate("OSOUTPUT", "Out-of-Scope Supplies", 0, SELLING),
  rate("NONE", "No Tax", 0, ANY),
  { ...rate("INPUTY23", "Standard-Rated Purchases (8%)", 8, BUYING, "INPUT"), status: "ARCHIVED" },
];

export function singapore(): Organisation {
  return {
    organisationId: stableId("organisation SG"),
    name: "Demo Company (SG)",
    shortCode: "!sgD3m",
    countryCode: "SG",
    version: "GLOBAL",
    baseCurrency: "SGD",
    timeZone: "SINGAPORESTANDARDTIME",
    timeZoneId: "Asia/Singapore",
    currencies: ["SGD", "USD", "IDR", "GBP"],
    defaultPurchasesTax: "Tax Exclusive",
    periodLockOn: null,
    endOfYearLockOn: null,
    isOffline: false,
    accounts: [
      bankAccount("SG", { code: "090", name: "Business Account SGD", number: "0721139280", currency: "SGD" }),
      bankAccount("SG", { code: "091", name: "Business Account USD", number: "0721139281", currency: "USD" }),
      bankAccount("SG", { code: "092", name: "Business Account IDR", number: "0721139282", currency: "IDR" }),
      bankAccount("SG", { code: "093", name: "Business Account GBP", number: "0721139283", currency: "GBP" }),
      bankAccount("SG", { code: "094", name: "Savings Account SGD", number: "0721139284", currency: "SGD" }),
      bankAccount("SG", { code: "095", name: "Company Card", number: "4417", currency: "SGD", isCard: true }),
      ...chart("SG", { purchases: "INPUTY24", sales: "OUTPUTY24", none: "NONE", exempt: "EPINPUT", zero: "ZERORATEDINPUT" }),
    ],
    taxRates: TAX_RATES.map((each) => ({ ...each })),
    trackingCategories: tracking("SG", ["Hong Kong", "Indonesia", "Singapore", "United Kingdom"]),
    contacts: contacts("SG"),
    transactions: {},
  };
}
