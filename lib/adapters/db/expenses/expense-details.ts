import { z } from "zod";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { DetailsReceipt, HistoryEntry, ReceiptsToFix } from "@/lib/core/expense-details";
import { entrySnapshotSchema, type EntrySnapshot } from "@/lib/core/sync/entry-snapshot";
import type { NameTaken } from "@/lib/core/sync/receipt-file";
import type { SyncState } from "@/lib/core/sync-state";
import { amongIds } from "../among-ids";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { jsonRows } from "../json-rows";
import { NAMES_TAKEN } from "../sync/receipts";

const words = z.record(z.string(), z.coerce.string()).catch({});
const anything = z.record(z.string(), z.unknown()).catch({});
const HISTORY = 100;
const MAX_SAME_FILES = 20;

type DetailsRow = {
  version: number;
  syncState: SyncState;
  isUpdated: boolean;
  isUnclear: boolean;
  taxHint: string | null;
  setAsideReason: string | null;
  errorCode: string | null;
  errorDetail: unknown;
  errorAt: Date | null;
  createdAt: Date;
  receipts: ReceiptRow[];
  namesTaken: NameTaken[];
  ledgerTransactionId: string | null;
  shortCode: string | null;
  snapshot: unknown;
  syncedAt: Date | null;
  changedAt: Date | null;
};

type ReceiptRow = Omit<DetailsReceipt, "delivery"> & {
  delivery: (Omit<NonNullable<DetailsReceipt["delivery"]>, "errorDetail"> & { errorDetail: unknown })[];
};

export type StoredDetails = Pick<
  DetailsRow,
  "version" | "syncState" | "isUpdated" | "isUnclear" | "taxHint" | "setAsideReason" | "errorCode" | "errorAt" | "createdAt" | "namesTaken"
> & {
  errorDetail: Record<string, string>;
  receipts: DetailsReceipt[];
  entry: { ledgerTransactionId: string; shortCode: string | null; snapshot: EntrySnapshot; syncedAt: Date; changedAt: Date } | null;
};

const DELIVERY = jsonRows(Prisma.sql`
  SELECT CASE WHEN EXISTS (SELECT 1 FROM "SyncItem" di WHERE di."deliveryId" = d."id" AND di."isLive" AND di."state" = 'UNKNOWN')
    THEN 'UNCLEAR' ELSE d."state"::text END AS "state", d."fileName", d."errorCode", d."errorDetail" FROM "ReceiptDelivery" d JOIN "LedgerEntry" de ON de."id" = d."ledgerEntryId" AND de."removedAt" IS NULL
  WHERE d."receiptId" = f."id"`);
const SAME_FILE_ON = jsonRows(Prisma.sql`
  SELECT same."transactionId", st."reference" FROM "Receipt" same JOIN "Transaction" st ON st."id" = same."transactionId"
  WHERE same."businessId" = t."businessId" AND same."sha256" = f."sha256" AND same."removedAt" IS NULL AND same."transactionId" <> t."id"
  GROUP BY 1, 2 ORDER BY min(same."createdAt"), 1 LIMIT ${MAX_SAME_FILES}`);
/** What stands of an expense `t`, the oldest first. */
const RECEIPTS = jsonRows(Prisma.sql`
  SELECT f."id", f."fileName", f."contentType", f."byteSize", f."pageCount", f."previewStorageKey" IS NOT NULL AS "hasPreview", f."problemCode",
    COALESCE(f."sendContentType", f."contentType") AS "sendContentType", ${SAME_FILE_ON} AS "sameFileOn", ${DELIVERY} AS "delivery"
  FROM "Receipt" f WHERE f."transactionId" = t."id" AND f."removedAt" IS NULL ORDER BY f."createdAt", f."id"`);

/** What the panel shows beside the facts that decide what the ledger is given. */
export async function findStoredDetails(db: DatabaseTransaction, scope: BusinessScope, expenseId: string): Promise<StoredDetails | null> {
  const [row] = await db.$queryRaw<DetailsRow[]>`
    SELECT t."version", t."syncState"::text, t."isUpdated", t."taxHint", t."setAsideReason", t."errorCode", t."errorDetail", t."errorAt", t."createdAt",
      EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."transactionId" = t."id" AND i."isLive" AND i."action" <> 'ATTACH' AND i."state" = 'UNKNOWN') AS "isUnclear",
      ${RECEIPTS} AS "receipts", ${NAMES_TAKEN} AS "namesTaken",
      e."ledgerTransactionId", o."shortCode", e."snapshot", e."syncedAt", e."changedAt"
    FROM "Transaction" t
    LEFT JOIN "LedgerEntry" e ON e."transactionId" = t."id" AND e."removedAt" IS NULL
    LEFT JOIN "Organisation" o ON o."id" = e."organisationId"
    WHERE t."businessId" = ${scope.businessId}::uuid AND t."isExpense" AND t."id" = ${expenseId}::uuid`;
  if (!row) return null;
  const { ledgerTransactionId, shortCode, snapshot, syncedAt, changedAt, ...stored } = row;
  return {
    ...stored,
    errorDetail: words.parse(stored.errorDetail ?? {}),
    receipts: stored.receipts.map(toDetailsReceipt),
    entry:
      ledgerTransactionId && syncedAt && changedAt
        ? { ledgerTransactionId, shortCode, snapshot: entrySnapshotSchema.parse(snapshot), syncedAt, changedAt }
        : null,
  };
}

function toDetailsReceipt({ delivery: [delivery], ...receipt }: ReceiptRow): DetailsReceipt {
  return { ...receipt, delivery: delivery ? { ...delivery, errorDetail: words.parse(delivery.errorDetail ?? {}) } : null };
}

/** The receipts of these expenses as the panel shows them, expense by expense, the oldest first. */
export async function listReceiptsOf(db: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<ReceiptsToFix[]> {
  const rows = await db.$queryRaw<(Omit<ReceiptsToFix, "receipts"> & { receipts: ReceiptRow[] })[]>`
    SELECT t."id"::text AS "expenseId", t."reference", t."merchant", ${RECEIPTS} AS "receipts" FROM "Transaction" t
    WHERE t."businessId" = ${scope.businessId}::uuid AND t."isExpense" AND t."id" ${amongIds(expenseIds)} ORDER BY t."postedOn", t."id"`;
  return rows.map((row) => ({ ...row, receipts: row.receipts.map(toDetailsReceipt) }));
}

type HistoryRow = { at: Date; actorName: string; action: string; detail: unknown; isAttempt: boolean; code: string | null };

/** Who changed what, and every attempt to send it, the newest first; the receipts of an attempt are counted together. */
export async function listHistory(db: DatabaseTransaction, scope: BusinessScope, expenseId: string): Promise<HistoryEntry[]> {
  const rows = await db.$queryRaw<HistoryRow[]>`
    (SELECT a."at", a."actorName", a."action", a."detail", FALSE AS "isAttempt", NULL AS "code", a."id" FROM "AuditEntry" a
      WHERE a."businessId" = ${scope.businessId}::uuid AND a."subjectId" = ${expenseId} ORDER BY a."id" DESC LIMIT ${HISTORY})
    UNION ALL
    (SELECT COALESCE(i."settledAt", r."requestedAt"), r."requestedByName", lower('sync.' || i."action" || '.' || i."state"), i."errorDetail", TRUE, i."errorCode", 0
      FROM "SyncItem" i JOIN "SyncRun" r ON r."id" = i."runId"
      WHERE i."businessId" = ${scope.businessId}::uuid AND i."transactionId" = ${expenseId}::uuid AND i."action" <> 'ATTACH'
        AND i."state" IN ('SUCCEEDED', 'FAILED', 'RETURNED') ORDER BY 1 DESC LIMIT ${HISTORY})
    UNION ALL
    (SELECT max(COALESCE(i."settledAt", r."requestedAt")), r."requestedByName", lower('sync.attach.' || i."state"), jsonb_build_object('count', count(*)), TRUE,
        min(i."errorCode"), 0
      FROM "SyncItem" i JOIN "SyncRun" r ON r."id" = i."runId"
      WHERE i."businessId" = ${scope.businessId}::uuid AND i."transactionId" = ${expenseId}::uuid AND i."action" = 'ATTACH'
        AND i."state" IN ('SUCCEEDED', 'FAILED', 'RETURNED') GROUP BY r."id", i."state" ORDER BY 1 DESC LIMIT ${HISTORY})
    ORDER BY "at" DESC, "id" DESC`;
  return rows.map(({ at, actorName, action, detail, isAttempt, code }) => ({
    at: at.toISOString(),
    actorName,
    action,
    detail: isAttempt ? { ...words.parse(detail ?? {}), code } : anything.parse(detail),
  }));
}
