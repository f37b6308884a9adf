import type { LedgerTransactionDraft } from "@/lib/core/accounting-provider";
import { z } from "zod";
import { entrySnapshotSchema, itemDraftSchema, type EntrySnapshot, type ItemDraft } from "@/lib/core/sync/entry-snapshot";
import type { Database, DatabaseTransaction } from "../client";

export type LiveEntry = {
  entryId: string;
  expenseId: string;
  organisationId: string;
  ledgerTransactionId: string;
  snapshot: EntrySnapshot;
};

/** The transactions that these expenses are in the ledger now. */
export async function loadLiveEntries(db: Database | DatabaseTransaction, businessId: string, expenseIds: string[]): Promise<LiveEntry[]> {
  const entries = await db.ledgerEntry.findMany({ where: { businessId, transactionId: { in: expenseIds }, removedAt: null } });
  return entries.map((entry) => ({
    entryId: entry.id,
    expenseId: entry.transactionId,
    organisationId: entry.organisationId,
    ledgerTransactionId: entry.ledgerTransactionId,
    snapshot: entrySnapshotSchema.parse(entry.snapshot),
  }));
}

export async function storeSnapshot(tx: DatabaseTransaction, entryId: string, snapshot: EntrySnapshot): Promise<void> {
  // By the database's clock, like the attempts that it is compared with.
  await tx.$executeRaw`UPDATE "LedgerEntry" SET "snapshot" = ${JSON.stringify(snapshot)}::jsonb, "changedAt" = now() WHERE "id" = ${entryId}::uuid`;
}

/** The entry's other facts stay as they are, and when they were last given. */
export async function addToSnapshot(tx: DatabaseTransaction, entryId: string, receiptIds: string[]): Promise<void> {
  if (receiptIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE "LedgerEntry" SET "snapshot" = jsonb_set("snapshot", '{receiptIds}', ("snapshot"->'receiptIds') || ${JSON.stringify(receiptIds)}::jsonb)
    WHERE "id" = ${entryId}::uuid`;
}

/** `overwrites`: an update goes even over what somebody changed in the ledger. */
export type QueuedEntryItem = { itemId: string; expenseId: string; overwrites: boolean };

export async function listQueuedEntryItems(
  db: Database | DatabaseTransaction,
  runId: string,
  action: "UPDATE" | "REMOVE",
  limit: number,
): Promise<QueuedEntryItem[]> {
  const items = await db.syncItem.findMany({ where: { runId, action, state: "QUEUED" }, orderBy: { position: "asc" }, take: limit });
  return items.map((item) => ({ itemId: item.id, expenseId: item.transactionId, overwrites: item.overwrites }));
}

/** What updates of these expenses may have written into the ledger without the answer telling, since the entries were last known. */
export async function loadAttemptedUpdates(tx: DatabaseTransaction, expenseIds: string[]): Promise<Map<string, LedgerTransactionDraft[]>> {
  const rows = await tx.$queryRaw<{ expenseId: string; draft: unknown }[]>`
    SELECT i."transactionId"::text AS "expenseId", i."draft"
    FROM "SyncItem" i JOIN "LedgerEntry" e ON e."transactionId" = i."transactionId" AND e."removedAt" IS NULL
    WHERE i."transactionId" = ANY(${expenseIds}::uuid[]) AND i."action" = 'UPDATE' AND i."draft" IS NOT NULL
      AND (i."settledAt" IS NULL OR i."settledAt" > e."changedAt")`;
  const byExpense = Map.groupBy(rows, (row) => row.expenseId);
  return new Map([...byExpense].map(([expenseId, items]) => [expenseId, items.flatMap((item) => attemptsIn(item.draft))]));
}

const attemptsSchema = z.object({ wasRefused: z.boolean().catch(false), before: z.array(itemDraftSchema.shape.draft).catch([]) });

function attemptsIn(stored: unknown): LedgerTransactionDraft[] {
  const { wasRefused, before } = attemptsSchema.parse(stored);
  return wasRefused ? before : [...before, itemDraftSchema.parse(stored).draft];
}

/** Locked, so that an edit waits until the intent is stored. */
export async function lockForUpdate(
  tx: DatabaseTransaction,
  expenseIds: string[],
): Promise<Map<string, Pick<ItemDraft, "version" | "wasUpdated">>> {
  const rows = await tx.$queryRaw<{ id: string; version: number; isUpdated: boolean }[]>`
    SELECT "id"::text, "version", "isUpdated" FROM "Transaction" WHERE "id" = ANY(${expenseIds}::uuid[]) ORDER BY "id" FOR UPDATE`;
  return new Map(rows.map((row) => [row.id, { version: row.version, wasUpdated: row.isUpdated }]));
}

/** The expenses of these items, in the order in which everybody locks them, before what is to be written of them. */
export async function lockExpensesOf(tx: DatabaseTransaction, itemIds: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Transaction" WHERE "id" IN (SELECT "transactionId" FROM "SyncItem" WHERE "id" = ANY(${itemIds}::uuid[])) ORDER BY "id" FOR UPDATE`;
}

/** The same for what the run has not begun. */
export async function lockQueued(tx: DatabaseTransaction, runId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Transaction" WHERE "id" IN (
      SELECT "transactionId" FROM "SyncItem" WHERE "runId" = ${runId}::uuid AND "state" = 'QUEUED' AND "action" = 'CREATE') ORDER BY "id" FOR UPDATE`;
}

/** False where another way has settled the item meanwhile. */
export async function settleEntryItem(tx: DatabaseTransaction, itemId: string): Promise<boolean> {
  const settled = await tx.$executeRaw`
    UPDATE "SyncItem" SET "state" = 'SUCCEEDED', "isLive" = FALSE, "settledAt" = now() WHERE "id" = ${itemId}::uuid AND "isLive"`;
  return settled === 1;
}

/** The ledger has the changes: what was refused before is over. An edit made meanwhile keeps the label Updated. */
export async function recordUpdated(tx: DatabaseTransaction, item: { expenseId: string; version: number }): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Transaction" SET "isUpdated" = "isUpdated" OR "version" <> ${item.version}, "errorCode" = NULL, "errorDetail" = NULL, "errorAt" = NULL
    WHERE "id" = ${item.expenseId}::uuid AND "syncState" = 'SYNCED'`;
}

/** The transaction is gone from the ledger: the expense is pending again. */
export async function recordRemoved(tx: DatabaseTransaction, item: { itemId: string; expenseId: string }): Promise<void> {
  if (!(await settleEntryItem(tx, item.itemId))) return;
  await tx.$executeRaw`UPDATE "LedgerEntry" SET "removedAt" = now() WHERE "transactionId" = ${item.expenseId}::uuid AND "removedAt" IS NULL`;
  await tx.$executeRaw`
    UPDATE "Transaction" SET "syncState" = 'PENDING', "isUpdated" = FALSE, "errorCode" = NULL, "errorDetail" = NULL, "errorAt" = NULL
    WHERE "id" = ${item.expenseId}::uuid AND "syncState" = 'SYNCED'`;
}
