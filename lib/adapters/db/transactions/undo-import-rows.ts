import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

/** Holds the import and its transactions, and tells how many of these the ledger knows or may know. Null: undone already, still running, or not there. */
export async function lockImport(db: DatabaseTransaction, scope: BusinessScope, importId: string): Promise<{ sentCount: number } | null> {
  const [held] = await db.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "FileImport" WHERE "id" = ${importId}::uuid AND "businessId" = ${scope.businessId}::uuid AND "undoneAt" IS NULL
      AND "state" IN ('FINISHED', 'CANCELLED', 'FAILED') FOR UPDATE`;
  if (!held) return null;
  await db.$queryRaw`SELECT "id" FROM "Transaction" WHERE "importId" = ${importId}::uuid AND "businessId" = ${scope.businessId}::uuid ORDER BY "id" FOR UPDATE`;
  const [sent] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT COUNT(*) AS count FROM "Transaction" t WHERE t."importId" = ${importId}::uuid AND t."businessId" = ${scope.businessId}::uuid
      AND (t."syncState" NOT IN ('PENDING', 'SET_ASIDE')
        OR EXISTS (SELECT 1 FROM "LedgerEntry" e WHERE e."transactionId" = t."id")
        OR EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."transactionId" = t."id" AND (i."isLive" OR i."errorCode" IN ('alreadyInLedger', 'foundTwiceInLedger'))))`;
  return { sentCount: Number(sent?.count ?? 0) };
}

/** What past runs did with the transactions of an import stays told by the runs themselves. */
async function keepInHistory(db: DatabaseTransaction, scope: BusinessScope, importId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "SyncRun" r SET "goneItems" = r."goneItems" || gone."items"
    FROM (
      SELECT i."runId", jsonb_agg(jsonb_build_object('itemId', i."id", 'expenseId', t."id", 'action', i."action", 'state', i."state", 'reference', t."reference",
        'merchant', t."merchant", 'postedOn', to_char(t."postedOn", 'YYYY-MM-DD'), 'amountMinor', t."amountMinor", 'currency', t."currency",
        'errorCode', i."errorCode", 'errorDetail', i."errorDetail") ORDER BY i."position") AS "items"
      FROM "SyncItem" i JOIN "Transaction" t ON t."id" = i."transactionId"
      WHERE t."importId" = ${importId}::uuid AND t."businessId" = ${scope.businessId}::uuid GROUP BY i."runId") gone
    WHERE r."id" = gone."runId"`;
}

/** Takes the transactions of an import out of the books, with their receipts. Answers the storage keys left over. */
export async function deleteImported(
  db: DatabaseTransaction,
  scope: BusinessScope,
  importId: string,
): Promise<{ removedCount: number; storageKeys: string[] }> {
  const ofImport = { businessId: scope.businessId, transaction: { importId } };
  const receipts = await db.receipt.findMany({
    where: ofImport,
    select: { storageKey: true, sendStorageKey: true, previewStorageKey: true },
  });
  await keepInHistory(db, scope, importId);
  await db.syncItem.deleteMany({ where: ofImport });
  await db.receipt.deleteMany({ where: ofImport });
  const { count } = await db.transaction.deleteMany({ where: { businessId: scope.businessId, importId } });
  await db.fileImport.updateMany({ where: { id: importId, businessId: scope.businessId }, data: { undoneAt: new Date() } });
  return {
    removedCount: count,
    storageKeys: receipts
      .flatMap(({ storageKey, sendStorageKey, previewStorageKey }) => [storageKey, sendStorageKey, previewStorageKey])
      .filter((key) => key !== null),
  };
}
