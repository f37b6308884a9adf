import type { BusinessScope } from "@/lib/core/business-scope";
import { ABOUT_RECEIPTS } from "@/lib/core/sync-error";
import { amongIds } from "../among-ids";
import type { Database, DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { tellReceiptErrors } from "./receipt-errors";

/** Those of which is known what the ledger has: no run changes them now, and no update may have arrived without its answer. */
export async function listSettled(db: Database | DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT t."id"::text FROM "Transaction" t JOIN "LedgerEntry" e ON e."transactionId" = t."id" AND e."removedAt" IS NULL
    WHERE t."businessId" = ${scope.businessId}::uuid AND t."id" ${amongIds(expenseIds)} AND t."syncState" = 'SYNCED'
      AND NOT EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."transactionId" = t."id" AND i."action" <> 'ATTACH'
        AND (i."isLive" OR (i."action" = 'UPDATE' AND i."draft" IS NOT NULL AND i."settledAt" > e."changedAt"
          AND (NOT COALESCE((i."draft"->>'wasRefused')::boolean, FALSE) OR COALESCE(jsonb_array_length(i."draft"->'before'), 0) > 0))))`;
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
