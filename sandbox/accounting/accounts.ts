import { randomUUID } from "node:crypto";
import { Refusal, type Answer } from "../http/answer";
import { header, type Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import { account as newAccount } from "../seed/account-row";
import type { Account, Organisation } from "../state/world";
import { envelope, summarised } from "./envelope";
import { instant, modifiedSince } from "./msdate";
import { readJson, textOf, type JsonObject } from "./read-json";
import { ordering, whereTest, type Fields } from "./where";

const FIELDS: Fields<Account> = {
  Code: (each) => each.code,
  Name: (each) => each.name,
  AccountID: (each) => each.accountId,
  Type: (each) => each.type,
  Class: (each) => each.class,
  Status: (each) => each.status,
  TaxType: (each) => each.taxType,
  SystemAccount: (each) => each.systemAccount,
  CurrencyCode: (each) => each.currency,
  BankAccountType: (each) => each.bankAccountType,
  BankAccountNumber: (each) => each.bankAccountNumber,
  EnablePaymentsToAccount: (each) => each.enablesPayments,
  UpdatedDateUTC: (each) => each.updatedMs,
};

function shownAccount(account: Account): JsonObject {
  return {
    AccountID: account.accountId,
    ...(account.code === null ? {} : { Code: account.code }),
    Name: account.name,
    Status: account.status,
    Type: account.type,
    ...(account.taxType === null ? {} : { TaxType: account.taxType }),
    Class: account.class,
    ...(account.description === null ? {} : { Description: account.description }),
    ...(account.systemAccount === null ? {} : { SystemAccount: account.systemAccount }),
    EnablePaymentsToAccount: account.enablesPayments,
    ShowInExpenseClaims: account.showsInExpenseClaims,
    ...(account.bankAccountNumber === null ? {} : { BankAccountNumber: account.bankAccountNumber }),
    ...(account.bankAccountType === null ? {} : { BankAccountType: account.bankAccountType }),
    ...(account.currency === null ? {} : { CurrencyCode: account.currency }),
    HasAttachments: false,
    UpdatedDateUTC: instant(account.updatedMs),
    AddToWatchlist: false,
  };
}

export function listAccounts(organisation: Organisation, call: Call): Answer {
  const sinceMs = modifiedSince(header(call, "if-modified-since"));
  const test = whereTest(call.query.get("where"), FIELDS);
  const rows = organisation.accounts.filter((each) => test(each) && (sinceMs === null || each.updatedMs >= sinceMs));
  const order = ordering(call.query.get("order"), FIELDS);
  if (order) rows.sort(order);
  return envelope({ Accounts: rows.map(shownAccount) });
}

/** Creates one bank account; other kinds are not needed by anyone here and are refused. */
export function createAccount(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  const wanted = readJson(call);
  const [code, name, number] = [textOf(wanted["Code"]), textOf(wanted["Name"]), textOf(wanted["BankAccountNumber"])];
  const currency = textOf(wanted["CurrencyCode"]) ?? organisation.baseCurrency;
  const errors: string[] = [];
  if (wanted["Type"] !== "BANK") errors.push("Only accounts of type BANK can be created in this sandbox.");
  if (name === null) errors.push("Please enter a Name.");
  else if (name.length > 150) errors.push("Name must be 150 characters or less.");
  else if (organisation.accounts.some((each) => each.name.toLowerCase() === name.toLowerCase())) errors.push("Please enter a unique Name.");
  if (code !== null && code.length > 10) errors.push("The account code must be 10 characters or less.");
  else if (code !== null && organisation.accounts.some((each) => each.code === code)) errors.push("Please enter a unique Code.");
  if (number === null) errors.push("A BankAccountNumber must be supplied for a bank account.");
  if (!organisation.currencies.includes(currency)) errors.push(`Organisation is not subscribed to currency ${currency}.`);
  const bankAccountType = textOf(wanted["BankAccountType"]) ?? "BANK";
  if (!["BANK", "CREDITCARD"].includes(bankAccountType)) errors.push("BankAccountType must be BANK or CREDITCARD.");
  if (errors.length > 0) {
    throw new Refusal(
      summarised([
        { ...wanted, AccountID: "00000000-0000-0000-0000-000000000000", ValidationErrors: errors.map((message) => ({ Message: message })) },
      ]),
    );
  }
  const made = newAccount(organisation.countryCode, { code, name: name ?? "", type: "BANK", taxType: "NONE" });
  Object.assign(made, { accountId: randomUUID(), bankAccountNumber: number, bankAccountType, currency, updatedMs: sandbox.stampMs() });
  organisation.accounts.push(made);
  sandbox.changed();
  return envelope({ Accounts: [shownAccount(made)] });
}
