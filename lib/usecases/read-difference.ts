import type { BusinessScope } from "@/lib/core/business-scope";
import { entryDifference } from "@/lib/core/sync/entry-difference";
import type { FieldDifference } from "@/lib/core/sync/snapshot-difference";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { loadLiveEntries } from "@/lib/adapters/db/sync/live-entries";

/** How synced expenses differ from what the ledger was given; those that are not in the ledger, or of which it cannot be told, are left out. */
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
    const found = snapshot && entryDifference(snapshot, expense, context);
    if (found) differences.set(expense.expenseId, found);
  }
  return differences;
}
