import type { Account, LineAmountTypes, Organisation, TaxRate } from "../state/world";
import { textOf, type JsonObject } from "./read-json";
import type { Problems } from "./transaction-draft";

/** Accounts that only Xero itself writes to. */
const CLOSED_SYSTEM_ACCOUNTS = new Set([
  "DEBTORS",
  "CREDITORS",
  "UNPAIDEXPCLM",
  "BANKCURRENCYGAIN",
  "REALISEDCURRENCYGAIN",
  "UNREALISEDCURRENCYGAIN",
  "TRACKINGTRANSFERS",
  "RETAINEDEARNINGS",
]);

/** The account of a line, by Code or else by AccountID. */
export function lineAccount(organisation: Organisation, given: JsonObject, problems: Problems): Account | null {
  const code = textOf(given["AccountCode"]);
  const accountId = textOf(given["AccountID"])?.toLowerCase();
  if (code === null && accountId === undefined) {
    problems.push("Account code must be specified.");
    return null;
  }
  const account = organisation.accounts.find((each) => (code === null ? each.accountId === accountId : each.code === code));
  const shown = code ?? account?.code ?? accountId ?? "";
  if (!account || account.type === "BANK" || CLOSED_SYSTEM_ACCOUNTS.has(account.systemAccount ?? "")) {
    problems.push(`Account code '${shown}' is not a valid code for this document.`);
    return null;
  }
  if (account.status === "ARCHIVED") {
    problems.push(`Account code '${shown}' has been archived, or has been deleted. Each line item must reference a valid account.`);
    return null;
  }
  return account;
}

/** The tax rate of a line: the one sent, else the account's own; it must suit the account's class. */
export function lineTaxRate(
  organisation: Organisation,
  choice: { given: string | null; account: Account; lineAmountTypes: LineAmountTypes },
  problems: Problems,
): TaxRate | null {
  const { given, account, lineAmountTypes } = choice;
  const taxType = given ?? (lineAmountTypes === "NoTax" ? "NONE" : account.taxType);
  if (taxType === null) {
    problems.push("The TaxType field is mandatory.");
    return null;
  }
  const rate = organisation.taxRates.find((each) => each.taxType === taxType);
  if (!rate || rate.status !== "ACTIVE") {
    problems.push(`The TaxType code '${taxType}' does not exist or cannot be used.`);
    return null;
  }
  if (!rate.appliesTo.includes(account.class)) {
    problems.push(`The TaxType code '${taxType}' cannot be used with account code '${account.code ?? ""}'.`);
    return null;
  }
  return rate;
}
