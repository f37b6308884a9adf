import { stableId } from "../state/stable-id";
import type { AccountClass, Organisation, TaxRate } from "../state/world";
import { bankAccount } from "./account-row";
import { chart } from "./chart";
import { contacts } from "./contacts";
import { tracking } from "./tracking";

const BUYING: AccountClass[] = ["ASSET", "EQUITY", "EXPENSE", "LIABILITY"];
const SELLING: AccountClass[] = ["ASSET", "EQUITY", "LIABILITY", "REVENUE"];
const ANY: AccountClass[] = ["ASSET", "EQUITY", "EXPENSE", "LIABILITY", "REVENUE"];

const ROWS: [string, string, number, AccountClass[], string][] = [
  ["INPUT2", "20% (VAT on Expenses)", 20, BUYING, "INPUT"],
  ["RRINPUT", "5% (VAT on Expenses)", 5, BUYING, "INPUT"],
  ["ZERORATEDINPUT", "Zero Rated Expenses", 0, BUYING, "INPUT"],
  ["EXEMPTINPUT", "Exempt Expenses", 0, BUYING, "INPUT"],
  ["OUTPUT2", "20% (VAT on Income)", 20, SELLING, "OUTPUT"],
  ["RROUTPUT", "5% (VAT on Income)", 5, SELLING, "OUTPUT"],
  ["ZERORATEDOUTPUT", "Zero Rated Income", 0, SELLING, "OUTPUT"],
  ["EXEMPTOUTPUT", "Exempt Income", 0, SELLING, "OUTPUT"],
  ["NONE", "No VAT", 0, ANY, "NONE"],
];

export function unitedKingdom(): Organisation {
  return {
    organisationId: stableId("organisation UK"),
    name: "Demo Company (UK)",
    shortCode: "!ukD3m",
    countryCode: "GB",
    version: "UK",
    baseCurrency: "GBP",
    timeZone: "GMTSTANDARDTIME",
    timeZoneId: "Europe/London",
    currencies: ["GBP", "USD", "EUR"],
    defaultPurchasesTax: "Tax Inclusive",
    periodLockOn: null,
    endOfYearLockOn: null,
    isOffline: false,
    accounts: [
      bankAccount("GB", { code: "090", name: "Business Bank Account", number: "20445581230098", currency: "GBP" }),
      bankAccount("GB", { code: "091", name: "Business Savings Account", number: "20445581230106", currency: "GBP" }),
      bankAccount("GB", { code: "092", name: "Euro Account", number: "20445581230114", currency: "EUR" }),
      bankAccount("GB", { code: "093", name: "Purchasing Card", number: "8821", currency: "GBP", isCard: true }),
      ...chart("GB", { purchases: "INPUT2", sales: "OUTPUT2", none: "NONE", exempt: "EXEMPTINPUT", zero: "ZERORATEDINPUT" }),
    ],
    taxRates: ROWS.map(([taxType, name, rate, appliesTo, reportTaxType]): TaxRate => ({
      taxType,
      name,
      rate,
      appliesTo,
      reportTaxType,
      status: "ACTIVE",
    })),
    trackingCategories: tracking("GB", ["Eastside", "North", "South", "West Coast"]),
    contacts: contacts("GB"),
    transactions: {},
  };
}
