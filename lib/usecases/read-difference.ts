import type { BusinessScope } from "@/lib/core/business-scope";
import { draftTransaction } from "@/lib/core/sync/ledger-draft";
import { contactOf } from "@/lib/core/sync/ledger-context";
import { blocks, checkExpense } from "@/lib/core/sync/preflight";
import { snapshotDifference, type FieldDifference } from "@/lib/core/sync/snapshot-difference";
import type { SyncErrorCode } from "@/lib/core/sync-error";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { loadLiveEntries } from "@/lib/adapters/db/sync/live-entries";

const NEEDED_TO_DRAFT = new Set<SyncErrorCode>([
  "accountMissing",
  "categoryMissing",
  "accountArchived",
  "taxRateMissing",
  "accountNotLinked",
  "notConnected",
]);

/**
 * How a synced expense differs from what the ledger was given, field by field; the values are raw (ids, minor units, days). Null when it is
 * not in the ledger, or cannot be told because something the draft needs is missing now.
 */
export async function readDifference(db: Database, scope: BusinessScope, expenseId: string): Promise<FieldDifference[] | null> {
  return (await readDifferences(db, scope, [expenseId])).get(expenseId) ?? null;
}

/** The same for many; those of which it cannot be told are left out. */
export async function readDifferences(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  expenseIds: string[],
): Promise<Map<string, FieldDifference[]>> {
  const entries = await loadLiveEntries(db, scope.businessId, expenseIds);
  if (entries.length === 0) return new Map();
  const snapshots = new Map(entries.map((entry) => [entry.expenseId, entry.snapshot]));
  const expenses = await loadExpenseFacts(db, scope, [...snapshots.keys()]);
  const context = await loadLedgerContext(db, scope, expenses);
  const differences = new Map<string, FieldDifference[]>();
  for (const expense of expenses) {
    const snapshot = snapshots.get(expense.expenseId);
    const problems = checkExpense(expense, context).filter(blocks);
    if (!snapshot || problems.some((found) => NEEDED_TO_DRAFT.has(found.code))) continue;
    const contact = contactOf(expense, context);
    const contactId = contact && "contactId" in contact ? contact.contactId : snapshot.draft.contactId;
    const draft = draftTransaction(expense, context, { contactId, appUrl: null });
    const receiptIds = expense.receipts.map((receipt) => receipt.receiptId);
    differences.set(expense.expenseId, snapshotDifference(snapshot, { draft, receiptIds }));
  }
  return differences;
}
