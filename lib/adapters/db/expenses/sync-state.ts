import type { BusinessScope } from "@/lib/core/business-scope";
import type { SyncState } from "@/lib/core/sync-state";
import type { DatabaseTransaction } from "../client";

export async function selectSyncState(db: DatabaseTransaction, scope: BusinessScope, expenseId: string): Promise<SyncState | null> {
  const where = { id: expenseId, businessId: scope.businessId, isExpense: true };
  return (await db.transaction.findFirst({ where, select: { syncState: true } }))?.syncState ?? null;
}
