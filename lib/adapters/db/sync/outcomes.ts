import type { LedgerTransaction } from "@/lib/core/accounting-provider";
import type { SyncError } from "@/lib/core/sync-error";
import type { EntrySnapshot, ItemDraft } from "@/lib/core/sync/entry-snapshot";
import { matchLines } from "@/lib/core/sync/match-lines";
import { planDeliveries } from "@/lib/core/sync/receipt-file";
import type { Database, DatabaseTransaction } from "../client";
import { insertDeliveries } from "./deliveries";
import { lockExpensesOf, lockForUpdate, lockQueued } from "./live-entries";
import type { TurnRun } from "./run-turns";

export type SavedExpense = { itemId: string; expenseId: string; draft: ItemDraft; saved: LedgerTransaction };

/**
 * The ledger has these transactions: entries with what was sent, expenses SYNCED, receipts waiting to go. Items that another way has settled
 * meanwhile are left alone. An expense edited since its draft carries Updated.
 */
export async function recordSaved(tx: DatabaseTransaction, run: TurnRun, saved: SavedExpense[]): Promise<void> {
  if (saved.length === 0) return;
  await lockForUpdate(
    tx,
    saved.map((each) => each.expenseId),
  );
  const settled = await settleItems(
    tx,
    saved.map((each) => each.itemId),
    "SUCCEEDED",
  );
  const fresh = saved.filter((each) => settled.has(each.itemId));
  if (fresh.length === 0) return;
  const rows = fresh.map((each) => ({
    expenseId: each.expenseId,
    ledgerTransactionId: each.saved.ledgerTransactionId,
    snapshot: snapshotOf(each),
    version: each.draft.version,
  }));
  const entries = await tx.$queryRaw<{ id: string; transactionId: string }[]>`
    INSERT INTO "LedgerEntry" ("businessId", "organisationId", "transactionId", "ledgerTransactionId", "snapshot", "syncedById")
    SELECT ${run.scope.businessId}::uuid, ${run.organisationId}::uuid, g."expenseId", g."ledgerTransactionId", g."snapshot", ${run.requestedById}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g("expenseId" uuid, "ledgerTransactionId" text, "snapshot" jsonb)
    ON CONFLICT ("organisationId", "ledgerTransactionId") DO UPDATE SET "snapshot" = EXCLUDED."snapshot", "removedAt" = NULL, "changedAt" = now()
    RETURNING "id"::text, "transactionId"::text`;
  const synced = await tx.$executeRaw`
    UPDATE "Transaction" t SET "syncState" = 'SYNCED', "isUpdated" = t."isUpdated" OR t."version" <> g."version",
      "errorCode" = NULL, "errorDetail" = NULL, "errorAt" = NULL, "blockers" = '{}'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g("expenseId" uuid, "version" int)
    WHERE t."id" = g."expenseId" AND t."syncState" = 'SYNCING'`;
  if (synced !== fresh.length) throw new Error(`Recorded ${fresh.length} saved transactions for ${synced} expenses`);
  const entryOf = new Map(entries.map((entry) => [entry.transactionId, entry.id]));
  await deliverReceipts(
    tx,
    run,
    fresh.flatMap((each) => {
      const entryId = entryOf.get(each.expenseId);
      return entryId ? [{ entryId, each }] : [];
    }),
  );
}

function snapshotOf({ draft, saved }: SavedExpense): EntrySnapshot {
  const there = matchLines(draft.draft.lines, saved.lines);
  const lines = draft.draft.lines.map((line, index) => ({ ...line, lineId: there[index]?.lineId ?? undefined }));
  return { draft: { ...draft.draft, lines }, receiptIds: draft.receiptIds, merchant: draft.merchant };
}

async function deliverReceipts(tx: DatabaseTransaction, run: TurnRun, saved: { entryId: string; each: SavedExpense }[]): Promise<void> {
  const receiptIds = saved.flatMap(({ each }) => each.draft.receiptIds);
  if (receiptIds.length === 0) return;
  const receipts = await tx.receipt.findMany({ where: { id: { in: receiptIds }, businessId: run.scope.businessId, removedAt: null } });
  const known = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const planned = saved.flatMap(({ entryId, each }) => {
    const mine = each.draft.receiptIds.flatMap((id) => known.get(id) ?? []);
    const sendable = mine.map((receipt) => ({
      receiptId: receipt.id,
      sendContentType: receipt.sendContentType ?? receipt.contentType,
      problemCode: receipt.problemCode,
    }));
    return planDeliveries(each.draft.draft.reference, sendable, []).map((delivery) => ({
      ...delivery,
      entryId,
      expenseId: each.expenseId,
    }));
  });
  await insertDeliveries(tx, run, planned);
}

async function settleItems(tx: DatabaseTransaction, itemIds: string[], state: "SUCCEEDED"): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "SyncItem" SET "state" = ${state}::"ItemState", "isLive" = FALSE, "settledAt" = now(), "errorCode" = NULL, "errorDetail" = NULL
    WHERE "id" = ANY(${itemIds}::uuid[]) AND "state" IN ('SENDING', 'UNKNOWN') RETURNING "id"::text`;
  return new Set(rows.map((row) => row.id));
}

/** Nothing was created for these: back to Pending with the reason, and with the label Updated where it was before. */
export async function recordFailed(tx: DatabaseTransaction, failed: { itemId: string; error: SyncError }[]): Promise<void> {
  if (failed.length === 0) return;
  await lockExpensesOf(
    tx,
    failed.map(({ itemId }) => itemId),
  );
  const json = JSON.stringify(failed.map(({ itemId, error }) => ({ itemId, code: error.code, detail: error.detail })));
  await tx.$executeRaw`
    WITH g AS (SELECT * FROM jsonb_to_recordset(${json}::jsonb) AS g("itemId" uuid, "code" text, "detail" jsonb)),
    settled AS (
      UPDATE "SyncItem" i SET "state" = 'FAILED', "isLive" = FALSE, "settledAt" = now(), "errorCode" = g."code", "errorDetail" = g."detail"
      FROM g WHERE i."id" = g."itemId" AND i."isLive" RETURNING i."transactionId", i."action", i."draft", g."code", g."detail")
    UPDATE "Transaction" t SET
      "syncState" = CASE WHEN s."action" = 'CREATE' THEN 'PENDING'::"SyncState" ELSE t."syncState" END,
      "isUpdated" = t."isUpdated" OR COALESCE((s."draft"->>'wasUpdated')::boolean, FALSE),
      "errorCode" = s."code", "errorDetail" = s."detail", "errorAt" = now()
    FROM settled s WHERE t."id" = s."transactionId"`;
}

/** Nothing was created, and nothing is wrong with these: they are pending as before. */
export async function recordReturned(tx: DatabaseTransaction, runId: string): Promise<void> {
  await lockQueued(tx, runId);
  await tx.$executeRaw`
    WITH settled AS (
      UPDATE "SyncItem" i SET "state" = 'RETURNED', "isLive" = FALSE, "settledAt" = now()
      WHERE i."runId" = ${runId}::uuid AND i."state" = 'QUEUED' AND i."action" <> 'ATTACH' RETURNING i."transactionId", i."action")
    UPDATE "Transaction" t SET "syncState" = 'PENDING' FROM settled s
    WHERE t."id" = s."transactionId" AND s."action" = 'CREATE' AND t."syncState" = 'QUEUED'`;
}

/** Expenses of a run that are not in the ledger after it. */
export async function listUnsent(db: Database, runId: string): Promise<string[]> {
  const items = await db.syncItem.findMany({
    where: {
      runId,
      OR: [
        { action: "CREATE", state: { in: ["FAILED", "RETURNED"] } },
        { action: "REMOVE", state: "SUCCEEDED" },
      ],
    },
    select: { transactionId: true },
  });
  return items.map((item) => item.transactionId);
}
