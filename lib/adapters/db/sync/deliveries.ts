import type { SyncError } from "@/lib/core/sync-error";
import type { PlannedDelivery } from "@/lib/core/sync/receipt-file";
import type { DatabaseTransaction } from "../client";
import { tellReceiptErrors } from "./receipt-errors";
import type { TurnRun } from "./run-turns";

type NewDelivery = PlannedDelivery & { entryId: string; expenseId: string };

/** Receipts on their way: an item each for those that can be sent; the others are kept as failed. */
export async function insertDeliveries(tx: DatabaseTransaction, run: Pick<TurnRun, "id" | "scope">, planned: NewDelivery[]): Promise<void> {
  if (planned.length === 0) return;
  const json = JSON.stringify(planned);
  await tx.$executeRaw`
    WITH g AS (SELECT * FROM jsonb_to_recordset(${json}::jsonb) AS g("entryId" uuid, "expenseId" uuid, "receiptId" uuid, "fileName" text, "errorCode" text)),
    added AS (
      INSERT INTO "ReceiptDelivery" ("businessId", "ledgerEntryId", "receiptId", "fileName", "state", "errorCode")
      SELECT ${run.scope.businessId}::uuid, g."entryId", g."receiptId", g."fileName",
        (CASE WHEN g."errorCode" IS NULL THEN 'WAITING' ELSE 'FAILED' END)::"DeliveryState", g."errorCode" FROM g
      ON CONFLICT ("ledgerEntryId", "receiptId") DO NOTHING
      RETURNING "id", "receiptId", "state")
    INSERT INTO "SyncItem" ("runId", "businessId", "transactionId", "deliveryId", "action", "position")
    SELECT ${run.id}::uuid, ${run.scope.businessId}::uuid, g."expenseId", added."id", 'ATTACH', row_number() OVER ()
    FROM added JOIN g ON g."receiptId" = added."receiptId" WHERE added."state" = 'WAITING'`;
  const failed = planned.filter(({ errorCode }) => errorCode !== null);
  await tellReceiptErrors(tx, [...new Set(failed.map(({ expenseId }) => expenseId))]);
}

export type ClaimedReceipt = {
  itemId: string;
  deliveryId: string;
  expenseId: string;
  ledgerTransactionId: string;
  fileName: string;
  storageKey: string;
  contentType: string;
  attemptCount: number;
  wasUnknown: boolean; // listed before it is sent again
};

/** The next receipts of the run, taken for sending. */
export async function claimReceipts(tx: DatabaseTransaction, runId: string, limit: number): Promise<ClaimedReceipt[]> {
  return tx.$queryRaw<ClaimedReceipt[]>`
    WITH next AS (
      SELECT "id", "state" FROM "SyncItem" WHERE "runId" = ${runId}::uuid AND "action" = 'ATTACH' AND "state" IN ('QUEUED', 'UNKNOWN')
      ORDER BY "state", "position", "id" LIMIT ${limit} FOR UPDATE)
    UPDATE "SyncItem" i SET "state" = 'SENDING', "attemptCount" = i."attemptCount" + 1
    FROM next, "ReceiptDelivery" d, "LedgerEntry" e, "Receipt" r
    WHERE i."id" = next."id" AND d."id" = i."deliveryId" AND e."id" = d."ledgerEntryId" AND r."id" = d."receiptId"
    RETURNING i."id"::text AS "itemId", d."id"::text AS "deliveryId", i."transactionId"::text AS "expenseId", e."ledgerTransactionId", d."fileName",
      COALESCE(r."sendStorageKey", r."storageKey") AS "storageKey", COALESCE(r."sendContentType", r."contentType") AS "contentType",
      i."attemptCount", next."state" = 'UNKNOWN' AS "wasUnknown"`;
}

/** The ledger has these. */
export async function recordReceiptsSent(tx: DatabaseTransaction, receipts: ClaimedReceipt[]): Promise<void> {
  await tx.$executeRaw`
    WITH items AS (
      UPDATE "SyncItem" SET "state" = 'SUCCEEDED', "isLive" = FALSE, "settledAt" = now()
      WHERE "id" = ANY(${receipts.map(({ itemId }) => itemId)}::uuid[]) AND "isLive" RETURNING "deliveryId")
    UPDATE "ReceiptDelivery" d SET "state" = 'SENT', "sentAt" = now(), "errorCode" = NULL, "errorDetail" = NULL FROM items WHERE d."id" = items."deliveryId"`;
  await tellReceiptErrors(tx, [...new Set(receipts.map(({ expenseId }) => expenseId))]);
}

/** The receipt is not attached; the expense stays synced and says so. */
export async function recordReceiptFailed(tx: DatabaseTransaction, receipt: ClaimedReceipt, error: SyncError): Promise<void> {
  const detail = JSON.stringify(error.detail);
  await tx.$executeRaw`
    WITH item AS (
      UPDATE "SyncItem" SET "state" = 'FAILED', "isLive" = FALSE, "settledAt" = now(), "errorCode" = ${error.code}, "errorDetail" = ${detail}::jsonb
      WHERE "id" = ${receipt.itemId}::uuid AND "isLive" RETURNING "deliveryId")
    UPDATE "ReceiptDelivery" d SET "state" = 'FAILED', "errorCode" = ${error.code}, "errorDetail" = ${detail}::jsonb FROM item WHERE d."id" = item."deliveryId"`;
  await tellReceiptErrors(tx, [receipt.expenseId]);
}

/** Taken, but not sent: that was no attempt. */
export async function putReceiptsBack(tx: DatabaseTransaction, itemIds: string[], state: "QUEUED" | "UNKNOWN"): Promise<void> {
  await tx.$executeRaw`
    UPDATE "SyncItem" SET "state" = ${state}::"ItemState", "attemptCount" = "attemptCount" - 1
    WHERE "id" = ANY(${itemIds}::uuid[]) AND "state" = 'SENDING'`;
}

/** Sent, and what became of it is unclear: listed before it is sent again. */
export async function markReceiptUnknown(tx: DatabaseTransaction, itemId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "SyncItem" SET "state" = 'UNKNOWN' WHERE "id" = ${itemId}::uuid AND "state" = 'SENDING'`;
}

/** Receipts of a stopped run that are missing in the ledger, or may be: their expenses say so. */
export async function failReceipts(tx: DatabaseTransaction, runId: string, states: readonly ("QUEUED" | "UNKNOWN")[]): Promise<void> {
  const expenses = await tx.$queryRaw<{ id: string }[]>`
    WITH items AS (
      UPDATE "SyncItem" SET "state" = 'FAILED', "isLive" = FALSE, "settledAt" = now(), "errorCode" = 'receiptNotSent'
      WHERE "runId" = ${runId}::uuid AND "action" = 'ATTACH' AND "state"::text = ANY(${states}) RETURNING "deliveryId", "transactionId")
    UPDATE "ReceiptDelivery" d SET "state" = 'FAILED', "errorCode" = 'receiptNotSent', "errorDetail" = '{}' FROM items WHERE d."id" = items."deliveryId"
    RETURNING items."transactionId"::text AS "id"`;
  await tellReceiptErrors(tx, [...new Set(expenses.map(({ id }) => id))]);
}
