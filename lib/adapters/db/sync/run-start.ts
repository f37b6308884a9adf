import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { MAY_BE_IN_LEDGER } from "@/lib/core/sync-error";
import type { SyncState } from "@/lib/core/sync-state";
import { amongIds } from "../among-ids";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";

export type LockedExpense = { id: string; syncState: SyncState; blockers: string[] };

const STATES = Prisma.sql`SELECT "id"::text, "syncState"::text AS "syncState", "blockers" FROM "Transaction"`;

/**
 * Locks the selected expenses in one order, so that two overlapping presses wait for each other instead of dying together. Their imports are held
 * first, so that none is undone in the same moment; what is being undone already counts as gone.
 */
export async function lockExpenses(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<LockedExpense[]> {
  await tx.$queryRaw`
    SELECT 1 FROM "FileImport" WHERE "id" IN (
      SELECT "importId" FROM "Transaction" WHERE "businessId" = ${scope.businessId}::uuid AND "id" ${amongIds(expenseIds)})
    ORDER BY "id" FOR SHARE`;
  return tx.$queryRaw<LockedExpense[]>`
    ${STATES} WHERE "businessId" = ${scope.businessId}::uuid AND "isExpense" AND "id" ${amongIds(expenseIds)}
      AND NOT EXISTS (SELECT 1 FROM "FileImport" f WHERE f."id" = "Transaction"."importId" AND f."undoAskedAt" IS NOT NULL)
    ORDER BY "id" FOR UPDATE`;
}

export async function readExpenseStates(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<LockedExpense[]> {
  return tx.$queryRaw<LockedExpense[]>`
    ${STATES} WHERE "businessId" = ${scope.businessId}::uuid AND "isExpense" AND "id" ${amongIds(expenseIds)}`;
}

export async function insertRun(tx: DatabaseTransaction, scope: BusinessScope, actor: Actor, organisationId: string): Promise<string> {
  const run = await tx.syncRun.create({
    data: { businessId: scope.businessId, organisationId, requestedById: actor.userId, requestedByName: actor.name },
    select: { id: true },
  });
  return run.id;
}

/**
 * Puts expenses into a run: PENDING becomes QUEUED. Errors of the last attempt are over, except that an expense which was ever found in the
 * ledger is looked for again before it is sent: its item carries that code, and what was sent then. Past items say so and not the expense,
 * whose error may be another one by now, or have gone with a cancelled run.
 */
export async function queueCreates(tx: DatabaseTransaction, scope: BusinessScope, runId: string, expenseIds: string[]): Promise<number> {
  const queued = await tx.$executeRaw`
    INSERT INTO "SyncItem" ("runId", "businessId", "transactionId", "action", "position", "errorCode", "draft")
    SELECT ${runId}::uuid, "businessId", "id", 'CREATE', row_number() OVER (ORDER BY "postedOn", "id"), earlier."errorCode",
      jsonb_set(earlier."draft", '{wasUpdated}', 'false')
    FROM "Transaction" t LEFT JOIN LATERAL (
      SELECT i."errorCode", i."draft" FROM "SyncItem" i WHERE i."transactionId" = t."id" AND i."action" = 'CREATE'
        AND i."errorCode" = ANY(${MAY_BE_IN_LEDGER}) ORDER BY i."settledAt" DESC NULLS LAST LIMIT 1) earlier ON TRUE
    WHERE "businessId" = ${scope.businessId}::uuid AND "id" ${amongIds(expenseIds)} AND "syncState" = 'PENDING'`;
  const moved = await tx.$executeRaw`
    UPDATE "Transaction" SET "syncState" = 'QUEUED', "errorCode" = NULL, "errorDetail" = NULL, "errorAt" = NULL
    WHERE "businessId" = ${scope.businessId}::uuid AND "id" ${amongIds(expenseIds)} AND "syncState" = 'PENDING'`;
  if (queued !== moved) throw new Error(`Queued ${queued} items for ${moved} expenses`);
  return queued;
}

/** The run that holds one of these expenses now. */
export async function findLiveRun(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<string | null> {
  const item = await tx.syncItem.findFirst({
    where: { businessId: scope.businessId, transactionId: { in: expenseIds }, isLive: true },
    orderBy: { id: "desc" },
    select: { runId: true },
  });
  return item?.runId ?? null;
}
