import type { BusinessScope } from "@/lib/core/business-scope";
import { MAY_BE_IN_LEDGER } from "@/lib/core/sync-error";
import type { DatabaseTransaction } from "../client";
import { noteRemovals } from "../receipts/file-removals";

/**
 * Marks an import as to be undone, unless the ledger knows something of it or may know: then it answers how much, and nothing is marked. Null: undone
 * already, still running, or not there.
 */
export async function storeUndo(tx: DatabaseTransaction, scope: BusinessScope, importId: string): Promise<{ sentCount: number } | null> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "FileImport" WHERE "id" = ${importId}::uuid AND "businessId" = ${scope.businessId}::uuid AND "undoAskedAt" IS NULL
      AND "undoneAt" IS NULL AND "state" IN ('FINISHED', 'CANCELLED', 'FAILED') FOR UPDATE`;
  if (!held) return null;
  const [sent] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT COUNT(*) AS count FROM "Transaction" t WHERE t."importId" = ${importId}::uuid AND t."businessId" = ${scope.businessId}::uuid
      AND (t."syncState" NOT IN ('PENDING', 'SET_ASIDE')
        OR EXISTS (SELECT 1 FROM "LedgerEntry" e WHERE e."transactionId" = t."id")
        OR EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."transactionId" = t."id" AND (i."isLive" OR i."errorCode" = ANY(${MAY_BE_IN_LEDGER}))))`;
  const sentCount = Number(sent?.count ?? 0);
  if (sentCount === 0)
    await tx.$executeRaw`
      UPDATE "FileImport" SET "undoAskedAt" = now(), "holder" = NULL, "leaseUntil" = NULL WHERE "id" = ${importId}::uuid`;
  return { sentCount };
}

/** What past runs did with these transactions stays told by the runs themselves. */
async function keepInHistory(tx: DatabaseTransaction, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "SyncRun" r SET "goneItems" = r."goneItems" || gone."items"
    FROM (
      SELECT i."runId", jsonb_agg(jsonb_build_object('itemId', i."id", 'expenseId', t."id", 'action', i."action", 'state', i."state", 'reference', t."reference",
        'merchant', t."merchant", 'postedOn', to_char(t."postedOn", 'YYYY-MM-DD'), 'amountMinor', t."amountMinor", 'currency', t."currency",
        'errorCode', i."errorCode", 'errorDetail', i."errorDetail") ORDER BY i."position") AS "items"
      FROM "SyncItem" i JOIN "Transaction" t ON t."id" = i."transactionId"
      WHERE t."id" = ANY(${ids}::uuid[]) GROUP BY i."runId") gone
    WHERE r."id" = gone."runId"`;
}

/** Takes some transactions of an import out of the books, with their receipts, whose files follow. Answers how many went. */
export async function deleteImported(
  tx: DatabaseTransaction,
  { businessId, importId, limit }: { businessId: string; importId: string; limit: number },
): Promise<number> {
  const held = await tx.$queryRaw<{ id: string }[]>`
    WITH picked AS (
      SELECT "id" FROM "Transaction" WHERE "importId" = ${importId}::uuid AND "businessId" = ${businessId}::uuid LIMIT ${limit})
    SELECT t."id"::text FROM "Transaction" t JOIN picked USING ("id") ORDER BY t."id" FOR UPDATE OF t`;
  const ids = held.map(({ id }) => id);
  const ofThese = { transactionId: { in: ids } };
  const receipts = await tx.receipt.findMany({
    where: ofThese,
    select: { storageKey: true, sendStorageKey: true, previewStorageKey: true },
  });
  await noteRemovals(tx, receipts);
  await keepInHistory(tx, ids);
  await tx.syncItem.deleteMany({ where: ofThese });
  await tx.receipt.deleteMany({ where: ofThese });
  const { count } = await tx.transaction.deleteMany({ where: { id: { in: ids } } });
  return count;
}
