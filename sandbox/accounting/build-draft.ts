import type { BankTransaction, Organisation } from "../state/world";
import { contactChoice, MUST_IDENTIFY, type ContactChoice } from "./contact-rules";
import { cents, sum } from "./decimal";
import { checkCurrency, documentBankAccount, documentLineAmountTypes, documentReference, documentUrl } from "./document-fields";
import { lineItems, retaxed } from "./line-items";
import { lockProblem } from "./lock-dates";
import { readDay, todayIn } from "./msdate";
import { isObject, numberOf, type JsonObject } from "./read-json";
import type { Draft, Problems } from "./transaction-draft";

type Context = { organisation: Organisation; existing: BankTransaction | null; unitDigits: number; stampMs: () => number };

/** Reads one posted bank transaction; everything wrong with it is collected in `problems`, and then the draft is null. */
export function buildDraft(given: JsonObject, context: Context, problems: Problems): Draft | null {
  const { organisation, existing, unitDigits } = context;
  const type = documentType(given["Type"], existing, problems);
  const bankAccount = documentBankAccount(organisation, given["BankAccount"], existing, problems);
  if (bankAccount) checkCurrency(organisation, given["CurrencyCode"], bankAccount, problems);
  const choice = documentContact(given["Contact"], context);
  if ("errors" in choice) problems.push(...choice.errors);
  const postedOn = documentDay(given["Date"], context, problems);
  const lineAmountTypes = documentLineAmountTypes(given["LineAmountTypes"], existing, problems);
  const lineContext = { organisation, lineAmountTypes, unitDigits, existing: existing?.lines ?? [] };
  const isHeaderOnly = existing !== null && given["LineItems"] === undefined;
  const lines = isHeaderOnly ? unchangedLines(existing, lineContext, problems) : lineItems(given["LineItems"], lineContext, problems);
  const url = documentUrl(given["Url"], existing, problems);
  const reference = documentReference(given, existing, problems);
  if (problems.length === 0)
    checkTotals(given, { lines, isExclusive: lineAmountTypes === "Exclusive", isUpdate: existing !== null }, problems);
  if (problems.length > 0 || !bankAccount || "errors" in choice) return null;
  return {
    type,
    bankAccount,
    contact: choice.contact,
    isNewContact: choice.isNew,
    rename: choice.rename,
    postedOn,
    reference,
    url,
    lineAmountTypes,
    currencyRate: bankAccount.currency === organisation.baseCurrency ? 1 : (numberOf(given["CurrencyRate"]) ?? existing?.currencyRate ?? 1),
    isReconciled: typeof given["IsReconciled"] === "boolean" ? given["IsReconciled"] : (existing?.isReconciled ?? false),
    lines,
  };
}

function unchangedLines(existing: BankTransaction, context: Parameters<typeof retaxed>[1], problems: Problems) {
  return context.lineAmountTypes === existing.lineAmountTypes ? existing.lines : retaxed(existing.lines, context, problems);
}

function documentType(given: unknown, existing: BankTransaction | null, problems: Problems): "SPEND" | "RECEIVE" {
  if (existing && (given === undefined || given === existing.type)) return existing.type;
  if (existing) problems.push("The Type of a bank transaction cannot be changed.");
  else if (given !== "SPEND" && given !== "RECEIVE")
    problems.push("Type must be SPEND or RECEIVE; transfers, prepayments and overpayments cannot be created here.");
  return given === "RECEIVE" ? "RECEIVE" : "SPEND";
}

function documentContact(given: unknown, context: Context): ContactChoice {
  const { organisation, existing, stampMs } = context;
  if (given === undefined && existing) {
    const contact = organisation.contacts.find((each) => each.contactId === existing.contactId);
    if (contact) return { contact, isNew: false, rename: null };
  }
  return isObject(given) ? contactChoice(organisation, given, stampMs) : { errors: [MUST_IDENTIFY] };
}

function documentDay(given: unknown, context: Context, problems: Problems): string {
  const { organisation, existing } = context;
  const isAbsent = given === undefined || given === null || given === "";
  const on = isAbsent ? (existing?.postedOn ?? todayIn(organisation.timeZoneId)) : readDay(given);
  if (on === null) {
    problems.push("The Date is not valid.");
    return "1970-01-01";
  }
  const locked = existing && on === existing.postedOn ? null : lockProblem(organisation, on, "create");
  if (locked !== null) problems.push(locked);
  return on;
}

/** Totals are Xero's to work out: those sent must agree, and on update none may be sent. */
function checkTotals(
  given: JsonObject,
  document: { lines: Draft["lines"]; isExclusive: boolean; isUpdate: boolean },
  problems: Problems,
): void {
  const totals = totalsOf(document.lines, document.isExclusive);
  if (totals.total <= 0) problems.push("The total of a bank transaction must be greater than zero.");
  const pairs: [string, number][] = [
    ["SubTotal", totals.subTotal],
    ["TotalTax", totals.totalTax],
    ["Total", totals.total],
  ];
  for (const [field, expected] of pairs) {
    const sent = numberOf(given[field]);
    if (sent !== undefined && (document.isUpdate || cents(sent) !== expected))
      problems.push("The document total does not equal the total of the lines.");
  }
}

export function totalsOf(lines: Draft["lines"], isExclusive: boolean): { subTotal: number; totalTax: number; total: number } {
  const amounts = sum(lines.map((line) => line.lineAmount));
  const totalTax = sum(lines.map((line) => line.taxAmount));
  return isExclusive
    ? { subTotal: amounts, totalTax, total: sum([amounts, totalTax]) }
    : { subTotal: sum([amounts, -totalTax]), totalTax, total: amounts };
}
