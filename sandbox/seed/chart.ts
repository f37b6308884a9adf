import type { Account } from "../state/world";
import { account } from "./account-row";

/** The tax types a country's chart uses by default. */
type ChartTaxes = { purchases: string; sales: string; none: string; exempt: string; zero: string };

/** A small company's chart of accounts, with codes that Xero users know. */
export function chart(country: string, taxes: ChartTaxes): Account[] {
  const { purchases, sales, none, exempt, zero } = taxes;
  const rows: [string, string, string, string, Partial<Account>?][] = [
    ["200", "Sales", "REVENUE", sales],
    ["260", "Other revenue", "REVENUE", sales],
    ["270", "Interest income", "OTHERINCOME", none],
    ["310", "Cost of goods sold", "DIRECTCOSTS", purchases],
    ["325", "Direct expenses and subcontractors", "DIRECTCOSTS", purchases],
    ["400", "Advertising", "EXPENSE", purchases],
    ["404", "Bank fees", "EXPENSE", exempt],
    ["408", "Cleaning", "EXPENSE", purchases],
    ["412", "Consulting & accounting", "EXPENSE", purchases],
    ["416", "Depreciation", "DEPRECIATN", none],
    ["418", "Donations", "EXPENSE", none, { enablesPayments: false }],
    ["420", "Entertainment", "EXPENSE", purchases],
    ["425", "Freight & courier", "EXPENSE", purchases],
    ["429", "General expenses", "EXPENSE", purchases],
    ["433", "Insurance", "EXPENSE", purchases],
    ["437", "Interest expense", "EXPENSE", none, { enablesPayments: false }],
    ["441", "Legal expenses", "EXPENSE", purchases],
    ["445", "Light, power, heating", "EXPENSE", purchases],
    ["449", "Motor vehicle", "EXPENSE", purchases],
    ["453", "Office expenses", "EXPENSE", purchases],
    ["457", "Meals and staff welfare", "EXPENSE", purchases],
    ["461", "Printing & stationery", "EXPENSE", purchases],
    ["465", "Training and education", "EXPENSE", purchases],
    ["469", "Rent", "EXPENSE", purchases],
    ["473", "Repairs and maintenance", "EXPENSE", purchases],
    ["477", "Wages and salaries", "EXPENSE", none, { enablesPayments: false }],
    ["481", "Fax and pagers (old)", "EXPENSE", purchases, { status: "ARCHIVED" }],
    ["485", "Subscriptions", "EXPENSE", purchases],
    ["489", "Telephone & internet", "EXPENSE", purchases],
    ["493", "Travel - national", "EXPENSE", purchases],
    ["494", "Travel - international", "EXPENSE", zero],
    ["497", "Bank revaluations", "EXPENSE", none, { systemAccount: "BANKCURRENCYGAIN", enablesPayments: false }],
    ["498", "Unrealised currency gains", "EXPENSE", none, { systemAccount: "UNREALISEDCURRENCYGAIN", enablesPayments: false }],
    ["499", "Realised currency gains", "EXPENSE", none, { systemAccount: "REALISEDCURRENCYGAIN", enablesPayments: false }],
    ["505", "Income tax expense", "EXPENSE", none, { enablesPayments: false }],
    ["610", "Accounts receivable", "CURRENT", none, { systemAccount: "DEBTORS" }],
    ["620", "Prepayments", "CURRENT", none],
    ["710", "Office equipment", "FIXED", purchases],
    ["720", "Computer equipment", "FIXED", purchases],
    ["800", "Accounts payable", "CURRLIAB", none, { systemAccount: "CREDITORS" }],
    ["801", "Unpaid expense claims", "CURRLIAB", none, { systemAccount: "UNPAIDEXPCLM" }],
    ["820", country === "SG" ? "GST" : "VAT", "CURRLIAB", none, { systemAccount: "GST" }],
    ["835", "Owner drawings", "CURRLIAB", none, { enablesPayments: true }],
    ["840", "Historical adjustment", "CURRLIAB", none, { systemAccount: "HISTORICAL" }],
    ["860", "Rounding", "CURRLIAB", none, { systemAccount: "ROUNDING" }],
    ["877", "Tracking transfers", "CURRLIAB", none, { systemAccount: "TRACKINGTRANSFERS" }],
    ["960", "Retained earnings", "EQUITY", none, { systemAccount: "RETAINEDEARNINGS" }],
    ["970", "Share capital", "EQUITY", none],
  ];
  return rows.map(([code, name, type, taxType, more]) => account(country, { code, name, type, taxType, ...(more ? { more } : {}) }));
}
