import type { Database } from "@/lib/adapters/db/client";
import { selectSyncState } from "@/lib/adapters/db/expenses/sync-state";
import type { BusinessScope } from "@/lib/core/business-scope";
import { tabOf, type ExpenseTab } from "@/lib/core/sync-state";

/** Where an expense is shown now; null when this business has no such expense. */
export async function findExpenseTab(db: Database, scope: BusinessScope, expenseId: string): Promise<ExpenseTab | null> {
  const state = await selectSyncState(db, scope, expenseId);
  return state && tabOf(state);
}
