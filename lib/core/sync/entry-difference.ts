import type { LedgerTransactionDraft } from "../accounting-provider";
import { sumMinor } from "../money";
import type { SyncErrorCode } from "../sync-error";
import type { EntrySnapshot } from "./entry-snapshot";
import type { ExpenseFacts } from "./expense-facts";
import { contactOf, newContactOf, type LedgerContext } from "./ledger-context";
import { draftTransaction } from "./ledger-draft";
import { blocks, checkExpense } from "./preflight";
import { snapshotDifference, type FieldDifference } from "./snapshot-difference";

const NEEDED_TO_DRAFT = new Set<SyncErrorCode>([
  "accountMissing",
  "categoryMissing",
  "accountArchived",
  "taxRateMissing",
  "accountNotLinked",
  "notConnected",
]);

/**
 * How an expense differs from what the ledger was given, field by field; the values are raw (ids, minor units, days; of a contact that the
 * ledger does not have yet, the name). Null when it cannot be
 * told because something the draft needs is missing now.
 */
export function entryDifference(snapshot: EntrySnapshot, expense: ExpenseFacts, context: LedgerContext): FieldDifference[] | null {
  const problems = checkExpense(expense, context).filter(blocks);
  if (problems.some((found) => NEEDED_TO_DRAFT.has(found.code))) return null;
  const draft = redraft(snapshot, expense, context, null);
  const found = snapshotDifference(snapshot, { draft, receiptIds: expense.receipts.map((receipt) => receipt.receiptId) });
  if (problems.some(({ code }) => code === "splitDoesNotAddUp"))
    found.unshift({
      field: "amount",
      line: null,
      was: String(sumMinor(snapshot.draft.lines.map((line) => line.amountMinor))),
      now: String(Math.abs(expense.amountMinor)),
    });
  const newContact = newContactOf(expense, context, snapshot);
  return newContact === null ? found : [{ field: "contact", line: null, was: snapshot.draft.contactId, now: newContact }, ...found];
}

/**
 * What the ledger would be given now of an expense that it has. It stays in its bank account, and a merchant whose contact was renamed there
 * keeps the contact it was given.
 */
export function redraft(
  { draft }: EntrySnapshot,
  expense: ExpenseFacts,
  context: LedgerContext,
  appUrl: string | null,
): LedgerTransactionDraft {
  const contact = contactOf(expense, context);
  const contactId = contact && "contactId" in contact ? contact.contactId : draft.contactId;
  return { ...draftTransaction(expense, context, { contactId, appUrl }), bankAccountId: draft.bankAccountId };
}
