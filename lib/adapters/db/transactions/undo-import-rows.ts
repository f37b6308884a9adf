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
        OR EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."transactionId" = t."id" AND i."isLive"))`;
  return { sentCount: Number(sent?.count ?? 0) };
}

/** Takes the transactions of an import out of the books, with their receipts and their part in past runs. Answers the storage keys left over. */
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
