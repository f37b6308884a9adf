import type { BusinessScope } from "@/lib/core/business-scope";
import { amongIds } from "../among-ids";
import type { DatabaseTransaction } from "../client";

/** `overwrites`: an update goes even over what somebody changed in the ledger. */
export type EntryChange = { action: "UPDATE" | "REMOVE"; overwrites: boolean };

/**
 * Queues a change to what is in the ledger: one item for each of these synced expenses that no live item holds. Expenses that carry a live
 * item already are left to it.
 */
export async function queueEntryItems(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  runId: string,
  change: EntryChange,
  expenseIds: string[],
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "SyncItem" ("runId", "businessId", "transactionId", "action", "overwrites", "position")
    SELECT ${runId}::uuid, t."businessId", t."id", ${change.action}::"SyncAction", ${change.overwrites}, row_number() OVER (ORDER BY t."postedOn", t."id")
    FROM "Transaction" t JOIN "LedgerEntry" e ON e."transactionId" = t."id" AND e."removedAt" IS NULL
    WHERE t."businessId" = ${scope.businessId}::uuid AND t."id" ${amongIds(expenseIds)} AND t."syncState" = 'SYNCED'
      AND e."organisationId" = (SELECT r."organisationId" FROM "SyncRun" r WHERE r."id" = ${runId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."transactionId" = t."id" AND i."isLive")`;
}

/** The name of an organisation other than this one that has some of these expenses. */
export async function findOtherOrganisation(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  { expenseIds, organisationId }: { expenseIds: string[]; organisationId: string },
): Promise<string | null> {
  const [other] = await tx.$queryRaw<{ name: string }[]>`
    SELECT o."name" FROM "LedgerEntry" e JOIN "Organisation" o ON o."id" = e."organisationId"
    WHERE e."businessId" = ${scope.businessId}::uuid AND e."transactionId" ${amongIds(expenseIds)} AND e."removedAt" IS NULL
      AND e."organisationId" <> ${organisationId}::uuid LIMIT 1`;
  return other?.name ?? null;
}

/** Receipts that did not arrive are to be sent again; those that can never go as they are stay behind. */
export async function requeueDeliveries(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  runId: string,
  expenseIds: string[],
): Promise<number> {
  return tx.$executeRaw`
    WITH again AS (
      UPDATE "ReceiptDelivery" d SET "state" = 'WAITING', "errorCode" = NULL, "errorDetail" = NULL
      FROM "LedgerEntry" e, "Receipt" r
      WHERE e."id" = d."ledgerEntryId" AND r."id" = d."receiptId" AND e."transactionId" = ANY(${expenseIds}::uuid[]) AND e."removedAt" IS NULL
        AND d."businessId" = ${scope.businessId}::uuid AND d."state" <> 'SENT' AND r."removedAt" IS NULL AND r."problemCode" IS NULL
        AND e."organisationId" = (SELECT s."organisationId" FROM "SyncRun" s WHERE s."id" = ${runId}::uuid)
        AND NOT EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."deliveryId" = d."id" AND i."isLive")
      RETURNING d."id", e."transactionId")
    INSERT INTO "SyncItem" ("runId", "businessId", "transactionId", "deliveryId", "action", "position")
    SELECT ${runId}::uuid, ${scope.businessId}::uuid, again."transactionId", again."id", 'ATTACH', row_number() OVER () FROM again`;
}

export async function countRunItems(tx: DatabaseTransaction, runId: string): Promise<number> {
  return tx.syncItem.count({ where: { runId } });
}

export async function deleteEmptyRun(tx: DatabaseTransaction, runId: string): Promise<void> {
  await tx.syncRun.delete({ where: { id: runId } });
}
