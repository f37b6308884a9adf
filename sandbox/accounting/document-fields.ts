import type { Account, BankTransaction, LineAmountTypes, Organisation } from "../state/world";
import { isObject, textOf, type JsonObject } from "./read-json";
import { accountById, type Problems } from "./transaction-draft";

/** The bank account, by AccountID or Code: active, and of type BANK. */
export function documentBankAccount(
  organisation: Organisation,
  given: unknown,
  existing: BankTransaction | null,
  problems: Problems,
): Account | null {
  if (given === undefined && existing) return accountById(organisation, existing.bankAccountId) ?? null;
  const accountId = isObject(given) ? textOf(given["AccountID"])?.toLowerCase() : undefined;
  const code = isObject(given) ? textOf(given["Code"]) : null;
  const account = organisation.accounts.find((each) => (accountId ? each.accountId === accountId : code !== null && each.code === code));
  if (!account || account.type !== "BANK") {
    problems.push("Account must be valid. The BankAccount must be an account of type BANK.");
    return null;
  }
  if (account.status !== "ACTIVE") {
    problems.push(`The '${account.name}' bank account is archived and cannot be used.`);
    return null;
  }
  if (existing && accountById(organisation, existing.bankAccountId)?.currency !== account.currency)
    problems.push("The bank account cannot be changed to one of another currency.");
  return account;
}

export function documentLineAmountTypes(given: unknown, existing: BankTransaction | null, problems: Problems): LineAmountTypes {
  // The documents disagree on the default; the specification says Exclusive.
  if (given === undefined) return existing?.lineAmountTypes ?? "Exclusive";
  const types: LineAmountTypes[] = ["Exclusive", "Inclusive", "NoTax"];
  const found = types.find((each) => typeof given === "string" && each.toLowerCase() === given.toLowerCase());
  if (!found) problems.push("LineAmountTypes must be one of Exclusive, Inclusive or NoTax.");
  return found ?? "Exclusive";
}

/** The transaction is in the currency of its bank account; another is refused. */
export function checkCurrency(organisation: Organisation, given: unknown, bankAccount: Account, problems: Problems): void {
  const currency = textOf(given);
  if (currency === null || currency === bankAccount.currency) return;
  if (!organisation.currencies.includes(currency)) problems.push(`The current organisation is not subscribed to currency '${currency}'.`);
  else problems.push(`The currency code '${currency}' does not match the currency of the bank account, ${bankAccount.currency ?? ""}.`);
}

export function documentUrl(given: unknown, existing: BankTransaction | null, problems: Problems): string | null {
  if (given === undefined) return existing?.url ?? null;
  const url = textOf(given);
  if (url === null) return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) problems.push("Url must be a valid absolute url.");
  else if (/xero/i.test(url)) problems.push("Url must not contain the word 'xero'.");
  return url;
}

export function documentReference(given: JsonObject, existing: BankTransaction | null, problems: Problems): string {
  if (given["Reference"] === undefined) return existing?.reference ?? "";
  const reference = typeof given["Reference"] === "string" ? given["Reference"] : "";
  if (reference.length > 255) problems.push("Reference must be 255 characters or less.");
  return reference;
}
