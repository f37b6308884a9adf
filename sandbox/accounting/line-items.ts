import { randomUUID } from "node:crypto";
import type { Line, LineAmountTypes, Organisation } from "../state/world";
import { cents } from "./decimal";
import { lineAmounts, lineTax } from "./line-amounts";
import { lineAccount, lineTaxRate } from "./line-coding";
import { lineTracking } from "./line-tracking";
import { isObject, numberOf, textOf, type JsonObject } from "./read-json";
import { accountById, type Problems } from "./transaction-draft";

type Context = { organisation: Organisation; lineAmountTypes: LineAmountTypes; unitDigits: number; existing: Line[] };

/** The lines of a document. On update a line with its LineItemID is changed, one without is new, one not sent is gone. */
export function lineItems(given: unknown, context: Context, problems: Problems): Line[] {
  const sent = Array.isArray(given) ? given.filter(isObject) : [];
  if (sent.length === 0) problems.push("One or more line items must be specified.");
  return sent.flatMap((each) => oneLine(each, context, problems) ?? []);
}

/** The same lines taxed another way, when only LineAmountTypes changed. */
export function retaxed(lines: Line[], context: Context, problems: Problems): Line[] {
  return lineItems(
    lines.map((line) => ({ LineItemID: line.lineId })),
    { ...context, existing: lines },
    problems,
  );
}

function oneLine(given: JsonObject, context: Context, problems: Problems): Line | null {
  const { organisation, lineAmountTypes, unitDigits } = context;
  const lineId = textOf(given["LineItemID"])?.toLowerCase() ?? null;
  const existing = lineId === null ? null : (context.existing.find((each) => each.lineId === lineId) ?? null);
  if (lineId !== null && !existing) {
    problems.push(`The LineItemID '${lineId}' is not a line of this document.`);
    return null;
  }
  const description = textOf(given["Description"]) ?? existing?.description ?? null;
  if (description === null) problems.push("Description must be specified.");
  else if (description.length > 4000) problems.push("Description must be 4000 characters or less.");
  const hasAccount = given["AccountCode"] !== undefined || given["AccountID"] !== undefined || !existing;
  const account = hasAccount ? lineAccount(organisation, given, problems) : accountById(organisation, existing.accountId);
  const amounts = lineAmounts(given, existing, unitDigits, problems);
  const tracking =
    given["Tracking"] === undefined && existing ? existing.tracking : lineTracking(organisation, given["Tracking"], problems);
  if (!account) return null;
  const givenTax = textOf(given["TaxType"]) ?? (existing && !hasAccount ? existing.taxType : null);
  const rate = lineTaxRate(organisation, { given: givenTax, account, lineAmountTypes }, problems);
  if (!rate) return null;
  const taxAmount = lineTax(amounts.lineAmount, rate.rate, lineAmountTypes);
  const sentTax = numberOf(given["TaxAmount"]);
  if (sentTax !== undefined && cents(sentTax) !== taxAmount) {
    problems.push(`Tax amount ${sentTax.toFixed(2)} is incorrect for ${rate.taxType} tax type, should be ${taxAmount.toFixed(2)}`);
  }
  const { quantity, unitAmount, lineAmount } = amounts;
  return {
    lineId: existing?.lineId ?? randomUUID(),
    description: description ?? "",
    quantity,
    unitAmount,
    lineAmount,
    taxType: rate.taxType,
    taxAmount,
    accountId: account.accountId,
    tracking,
  };
}
