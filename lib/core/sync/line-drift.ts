import type { LedgerLine, LedgerTransaction } from "../accounting-provider";
import { isSameId } from "../ledger-reference";
import { toDecimalString } from "../money";

/** A line as the ledger has it. */
export type LineThere = LedgerTransaction["lines"][number];

type LineField = "description" | "amount" | "account" | "taxRate" | "tracking";

export type LineDrift = { field: LineField; given: string; there: string };

/** The first thing in which the ledger's line is not as it was given; what its answer does not say is taken to be the same. */
export function driftingField(given: LedgerLine, there: LineThere): LineField | null {
  const { description, amountMinor, ledgerAccountId, accountCode, taxType, tracking } = there;
  if (description !== null && folded(description) !== folded(given.description)) return "description";
  if (amountMinor !== null && amountMinor !== given.amountMinor) return "amount";
  const isOtherAccount = ledgerAccountId
    ? !isSameId(ledgerAccountId, given.ledgerAccountId)
    : accountCode !== null && given.accountCode !== null && accountCode !== given.accountCode;
  if (isOtherAccount) return "account";
  if (taxType !== null && taxType !== given.taxType) return "taxRate";
  return tracking !== null && trackingKey(tracking) !== trackingKey(optionsOf(given)) ? "tracking" : null;
}

/** The same, with both values where a person can read them. */
export function lineDrift(given: LedgerLine, there: LineThere, currency: string): LineDrift | null {
  const field = driftingField(given, there);
  const amount = (minor: number | null) => (minor === null ? "" : toDecimalString(minor, currency));
  switch (field) {
    case null:
      return null;
    case "description":
      return { field, given: given.description, there: there.description ?? "" };
    case "amount":
      return { field, given: amount(given.amountMinor), there: amount(there.amountMinor) };
    case "account":
      return { field, given: given.accountCode ?? "", there: there.accountCode ?? "" };
    case "taxRate":
      return { field, given: given.taxType, there: there.taxType ?? "" };
    case "tracking":
      return { field, given: "", there: "" };
  }
}

/** A ledger may trim a text or fold its blanks. */
const folded = (text: string) => text.trim().replace(/\s+/g, " ");

/** The options that a line carries; their order says nothing. */
export function trackingKey(optionIds: readonly string[]): string {
  return optionIds
    .map((id) => id.toLowerCase())
    .sort()
    .join(",");
}

export function optionsOf(line: LedgerLine): string[] {
  return line.tracking.map((choice) => choice.trackingOptionId);
}
