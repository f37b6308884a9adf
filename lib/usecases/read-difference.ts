import type { BusinessScope } from "@/lib/core/business-scope";
import { draftTransaction } from "@/lib/core/sync/ledger-draft";
import { contactOf } from "@/lib/core/sync/ledger-context";
import { blocks, checkExpense } from "@/lib/core/sync/preflight";
import { snapshotDifference, type FieldDifference } from "@/lib/core/sync/snapshot-difference";
import type { Database } from "@/lib/adapters/db/client";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { loadLiveEntries } from "@/lib/adapters/db/sync/live-entries";

/**
 * How a synced expense differs from what the ledger was given, field by field; the values are raw (ids, minor units, days). Null when it is
 * not in the ledger, or cannot be told because something the draft needs is missing now.
 */
export async function readDifference(db: Database, scope: BusinessScope, expenseId: string): Promise<FieldDifference[] | null> {
  const [entry] = await loadLiveEntries(db, scope.businessId, [expenseId]);
  const [expense] = await loadExpenseFacts(db, scope, [expenseId]);
  if (!entry || !expense) return null;
  const context = await loadLedgerContext(db, scope, [expense]);
  const needed = new Set(["accountMissing", "categoryMissing", "accountArchived", "taxRateMissing", "accountNotLinked", "notConnected"]);
  if (
    checkExpense(expense, context)
      .filter(blocks)
      .some((found) => needed.has(found.code))
  )
    return null;
  const contact = contactOf(expense, context);
  const contactId = contact && "contactId" in contact ? contact.contactId : entry.snapshot.draft.contactId;
  const draft = draftTransaction(expense, context, { contactId, appUrl: null });
  return snapshotDifference(entry.snapshot, { draft, receiptIds: expense.receipts.map((receipt) => receipt.receiptId) });
}
