import type { BusinessScope } from "@/lib/core/business-scope";
import { ABOUT_RECEIPTS } from "@/lib/core/sync-error";
import type { Database, DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { tellReceiptErrors } from "./receipt-errors";

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

/** Nothing differs any more, so that a refused change is over. That the transaction is gone from the ledger is not. */
export async function forgetRefusedChanges(tx: Database | DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<void> {
  if (expenseIds.length === 0) return;
  await tx.transaction.updateMany({
    where: {
      businessId: scope.businessId,
      id: { in: expenseIds },
      syncState: "SYNCED",
      errorCode: { notIn: [...ABOUT_RECEIPTS, "deletedInLedger"] },
    },
    data: { errorCode: null, errorDetail: Prisma.DbNull, errorAt: null },
  });
  await tellReceiptErrors(tx, expenseIds);
}
