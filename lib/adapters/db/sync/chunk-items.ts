import type { ItemDraft } from "@/lib/core/sync/entry-snapshot";
import type { DatabaseTransaction } from "../client";
import { lockExpensesOf } from "./live-entries";

/** `earlier`: what was sent at the attempt that may have got it into the ledger. */
export type QueuedCreate = { itemId: string; expenseId: string; version: number; isUpdated: boolean; wasFound: boolean; earlier: unknown };

/** False once somebody asked for the run's end. The row stays locked, so that a cancel waits for the chunk that is being begun. */
export async function lockRunForSending(tx: DatabaseTransaction, runId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ isOpen: boolean }[]>`
    SELECT "cancelRequestedAt" IS NULL AND "stopCode" IS NULL AS "isOpen" FROM "SyncRun" WHERE "id" = ${runId}::uuid FOR NO KEY UPDATE`;
  return rows[0]?.isOpen ?? false;
}

/** The next expenses of the run, locked until their intent is stored: an edit waits, and then counts as made during the sync. */
export async function lockQueuedCreates(tx: DatabaseTransaction, runId: string, limit: number, without: string[]): Promise<QueuedCreate[]> {
  // In the order in which everybody locks expenses, or a bulk edit and a chunk wait for each other.
  return tx.$queryRaw<QueuedCreate[]>`
    WITH next AS MATERIALIZED (
      SELECT i."id", i."transactionId", i."position", i."errorCode", i."draft" FROM "SyncItem" i JOIN "Transaction" t ON t."id" = i."transactionId"
      WHERE i."runId" = ${runId}::uuid AND i."state" = 'QUEUED' AND i."action" = 'CREATE' AND t."syncState" = 'QUEUED' AND i."id" <> ALL(${without}::uuid[])
      ORDER BY i."position" LIMIT ${limit}),
    locked AS MATERIALIZED (
      SELECT t."id", t."version", t."isUpdated" FROM "Transaction" t
      WHERE t."id" IN (SELECT "transactionId" FROM next) AND t."syncState" = 'QUEUED' ORDER BY t."id" FOR UPDATE)
    SELECT i."id"::text AS "itemId", t."id"::text AS "expenseId", t."version", t."isUpdated", i."errorCode" IS NOT NULL AS "wasFound",
      CASE WHEN i."errorCode" IS NOT NULL THEN i."draft" END AS "earlier"
    FROM next i JOIN locked t ON t."id" = i."transactionId" ORDER BY i."position"`;
}

/** Items whose contact may have to be created first. Of an update it is only one that a person named, or another merchant's. */
export async function listItemsByContact(tx: DatabaseTransaction, runId: string): Promise<{ itemId: string; expenseId: string }[]> {
  return tx.$queryRaw<{ itemId: string; expenseId: string }[]>`
    SELECT i."id"::text AS "itemId", t."id"::text AS "expenseId" FROM "SyncItem" i JOIN "Transaction" t ON t."id" = i."transactionId"
    WHERE i."runId" = ${runId}::uuid AND i."state" = 'QUEUED' AND ((i."action" = 'CREATE' AND t."syncState" = 'QUEUED')
      OR (i."action" = 'UPDATE' AND t."syncState" = 'SYNCED' AND (t."contactName" IS NOT NULL OR EXISTS (
        SELECT 1 FROM "LedgerEntry" e WHERE e."transactionId" = t."id" AND e."removedAt" IS NULL AND e."snapshot"->>'merchant' <> t."merchant"))))
    ORDER BY i."position"`;
}

/** QUEUED becomes SENDING (or UNKNOWN), with the draft. The label Updated is taken off now: an edit from here on puts it back. */
export async function beginItems(
  tx: DatabaseTransaction,
  callId: string,
  items: { itemId: string; draft: ItemDraft }[],
  state: "SENDING" | "UNKNOWN" = "SENDING",
): Promise<void> {
  const begun = await tx.$executeRaw`
    UPDATE "SyncItem" i SET "state" = ${state}::"ItemState", "callId" = ${callId}::uuid, "attemptCount" = i."attemptCount" + 1,
      "draft" = g."draft" || CASE WHEN i."action" <> 'UPDATE' OR i."draft" IS NULL THEN '{}'
        WHEN (i."draft"->>'wasRefused')::boolean THEN jsonb_build_object('before', COALESCE(i."draft"->'before', '[]'))
        ELSE jsonb_build_object('before', COALESCE(i."draft"->'before', '[]') || jsonb_build_array(i."draft"->'draft')) END
    FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS g("itemId" uuid, "draft" jsonb)
    WHERE i."id" = g."itemId" AND i."state" = 'QUEUED'`;
  if (begun !== items.length) throw new Error(`Began ${begun} of ${items.length} items`);
  await tx.$executeRaw`
    UPDATE "Transaction" t SET "isUpdated" = FALSE, "syncState" = CASE WHEN t."syncState" = 'QUEUED' THEN 'SYNCING' ELSE t."syncState" END FROM "SyncItem" i
    WHERE i."callId" = ${callId}::uuid AND i."action" IN ('CREATE', 'UPDATE') AND t."id" = i."transactionId" AND t."syncState" IN ('QUEUED', 'SYNCED')`;
}

/** The ledger did not take these updates as they were sent: of what their items tell, only earlier attempts may have got there. */
export async function noteRefusedUpdates(tx: DatabaseTransaction, itemIds: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "SyncItem" SET "draft" = "draft" || '{"wasRefused": true}' WHERE "id" = ANY(${itemIds}::uuid[]) AND "action" = 'UPDATE' AND "draft" IS NOT NULL`;
}

/** Nothing was done: the items wait for their next turn as if they had not been begun. */
export async function requeueItems(tx: DatabaseTransaction, callId: string, itemIds: string[]): Promise<void> {
  await lockExpensesOf(tx, itemIds);
  const ids = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "SyncItem" SET "state" = 'QUEUED', "callId" = NULL, "errorCode" = NULL
    WHERE "callId" = ${callId}::uuid AND "id" = ANY(${itemIds}::uuid[]) AND "state" IN ('SENDING', 'UNKNOWN') RETURNING "id"::text`;
  await tx.$executeRaw`
    UPDATE "Transaction" t SET "syncState" = CASE WHEN t."syncState" = 'SYNCING' THEN 'QUEUED' ELSE t."syncState" END,
      "isUpdated" = t."isUpdated" OR COALESCE((i."draft"->>'wasUpdated')::boolean, FALSE) FROM "SyncItem" i
    WHERE i."id" = ANY(${ids.map(({ id }) => id)}::uuid[]) AND i."action" IN ('CREATE', 'UPDATE') AND t."id" = i."transactionId" AND t."syncState" IN ('SYNCING', 'SYNCED')`;
}
