import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";
import { lockQueued } from "./live-entries";

/** Marks the run, unless it is over. The row stays locked, so that no chunk can be begun meanwhile. */
export async function requestCancel(tx: DatabaseTransaction, scope: BusinessScope, runId: string): Promise<boolean> {
  const marked = await tx.$executeRaw`
    UPDATE "SyncRun" SET "cancelRequestedAt" = COALESCE("cancelRequestedAt", now()), "resumesAt" = NULL
    WHERE "id" = ${runId}::uuid AND "businessId" = ${scope.businessId}::uuid AND "state" IN ('QUEUED', 'RUNNING', 'WAITING')`;
  return marked === 1;
}

/**
 * What a run has not begun goes back: its items are RETURNED, expenses that were to be created are PENDING again. Receipts of expenses that
 * are already in the ledger stay: they belong to what was begun.
 */
export async function returnQueuedItems(tx: DatabaseTransaction, runId: string): Promise<number> {
  await lockQueued(tx, runId);
  // One statement: what a worker requeues meanwhile is another's to return, whole.
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH settled AS (
      UPDATE "SyncItem" SET "state" = 'RETURNED', "isLive" = FALSE, "settledAt" = now()
      WHERE "runId" = ${runId}::uuid AND "state" = 'QUEUED' AND "action" <> 'ATTACH' RETURNING "transactionId", "action"),
    moved AS (
      UPDATE "Transaction" t SET "syncState" = 'PENDING' FROM settled s
      WHERE t."id" = s."transactionId" AND s."action" = 'CREATE' AND t."syncState" = 'QUEUED')
    SELECT count(*)::int AS "count" FROM settled`;
  return row?.count ?? 0;
}
