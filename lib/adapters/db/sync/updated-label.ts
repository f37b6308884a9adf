import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database, DatabaseTransaction } from "../client";

/** Those that are in the ledger and on which no run is at work: what the ledger was given is final for them. */
export async function listSettled(db: Database | DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<string[]> {
  const rows = await db.transaction.findMany({
    where: { businessId: scope.businessId, id: { in: expenseIds }, syncState: "SYNCED", syncItems: { none: { isLive: true } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function labelUpdated(
  tx: Database | DatabaseTransaction,
  scope: BusinessScope,
  expenseIds: string[],
  isUpdated: boolean,
): Promise<void> {
  if (expenseIds.length === 0) return;
  await tx.transaction.updateMany({
    where: { businessId: scope.businessId, id: { in: expenseIds }, isExpense: true, isUpdated: !isUpdated },
    data: { isUpdated },
  });
}
