import type { LedgerLine, LedgerTransaction, LedgerTransactionDraft, LedgerTransactionUpdate } from "../accounting-provider";
import type { EntrySnapshot } from "./entry-snapshot";
import { optionsOf, trackingKey } from "./line-drift";
import { matchLines } from "./match-lines";

export type DifferingField =
  | "contact"
  | "date"
  | "direction"
  | "lineAmountTypes"
  | "amount"
  | "account"
  | "taxRate"
  | "tracking"
  | "description"
  | "lineAdded"
  | "lineRemoved"
  | "receiptAdded"
  | "receiptRemoved";

/** One thing that differs from what the ledger was given. `line` counts from 1 where the expense is split; values are raw: ids, minor units, days. */
export type FieldDifference = { field: DifferingField; line: number | null; was: string | null; now: string | null };

export type SentNow = { draft: LedgerTransactionDraft; receiptIds: string[] };

/** Field by field, what has changed since the ledger was given the snapshot. Empty: nothing differs. */
export function snapshotDifference(snapshot: EntrySnapshot, now: SentNow): FieldDifference[] {
  const was = snapshot.draft;
  const found: FieldDifference[] = [];
  const compare = (field: DifferingField, before: string | null, after: string | null, line: number | null = null) => {
    if (before !== after) found.push({ field, line, was: before, now: after });
  };
  compare("contact", was.contactId, now.draft.contactId);
  compare("date", was.postedOn, now.draft.postedOn);
  compare("direction", was.direction, now.draft.direction);
  compare("lineAmountTypes", was.lineAmountTypes, now.draft.lineAmountTypes);
  const count = Math.max(was.lines.length, now.draft.lines.length);
  for (let index = 0; index < count; index += 1) {
    const number = count === 1 ? null : index + 1;
    const before = was.lines[index];
    const after = now.draft.lines[index];
    if (!before || !after) {
      found.push({
        field: after ? "lineAdded" : "lineRemoved",
        line: number,
        was: before ? String(before.amountMinor) : null,
        now: after ? String(after.amountMinor) : null,
      });
      continue;
    }
    compare("amount", String(before.amountMinor), String(after.amountMinor), number);
    compare("account", before.ledgerAccountId, after.ledgerAccountId, number);
    compare("taxRate", before.taxType, after.taxType, number);
    compare("tracking", trackingKey(optionsOf(before)), trackingKey(optionsOf(after)), number);
    compare("description", before.description, after.description, number);
  }
  for (const id of now.receiptIds)
    if (!snapshot.receiptIds.includes(id)) found.push({ field: "receiptAdded", line: null, was: null, now: id });
  for (const id of snapshot.receiptIds)
    if (!now.receiptIds.includes(id)) found.push({ field: "receiptRemoved", line: null, was: id, now: null });
  return found;
}

/**
 * The least that brings the ledger's transaction up to date; null when only receipts differ, or nothing. Lines go whole, with the ledger's
 * own ids and what their amounts mean, or not at all: a line left out would be deleted there. The direction cannot be changed in a ledger,
 * only by removing and sending. `attempted` are drafts that may have got there without their answer: what differs from them goes too.
 */
export function updateFor(
  there: LedgerTransaction,
  snapshot: EntrySnapshot,
  draft: LedgerTransactionDraft,
  attempted: readonly LedgerTransactionDraft[] = [],
): LedgerTransactionUpdate | null {
  const { receiptIds } = snapshot;
  const mayBeThere = [snapshot, ...attempted.map((each) => ({ draft: each, receiptIds }))];
  const fields = new Set(mayBeThere.flatMap((each) => snapshotDifference(each, { draft, receiptIds }).map(({ field }) => field)));
  if (fields.size === 0) return null;
  const isHeaderOnly = [...fields].every((field) => field === "contact" || field === "date");
  return {
    ledgerTransactionId: there.ledgerTransactionId,
    reference: draft.reference,
    bankAccountId: snapshot.draft.bankAccountId,
    direction: snapshot.draft.direction,
    currency: draft.currency,
    ...(fields.has("contact") ? { contactId: draft.contactId } : {}),
    ...(fields.has("date") ? { postedOn: draft.postedOn } : {}),
    ...(isHeaderOnly ? {} : { lineAmountTypes: draft.lineAmountTypes, lines: withLineIds(snapshot, there, draft.lines) }),
  };
}

/** New lines under the ids of the old ones in the same place, unless somebody took those out; further ones get theirs from the ledger. */
function withLineIds(snapshot: EntrySnapshot, there: LedgerTransaction, lines: LedgerLine[]): LedgerLine[] {
  const given = snapshot.draft.lines;
  const ids = there.lines.length === 0 ? given.map((line) => line.lineId) : matchLines(given, there.lines).map((line) => line?.lineId);
  return lines.map((line, index) => ({ ...line, lineId: ids[index] ?? undefined }));
}
