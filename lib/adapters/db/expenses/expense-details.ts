import { z } from "zod";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { DetailsReceipt, HistoryEntry, ReceiptsToFix } from "@/lib/core/expense-details";
import type { SyncState } from "@/lib/core/sync-state";
import type { DatabaseTransaction } from "../client";
import { findSameFiles } from "../receipts/receipt-rows";

const words = z.record(z.string(), z.coerce.string()).catch({});
const snapshotSchema = z
  .object({ draft: z.object({ bankAccountId: z.string() }) })
  .nullable()
  .catch(null);
const HISTORY = 100;

export type StoredDetails = {
  version: number;
  syncState: SyncState;
  isUpdated: boolean;
  taxHint: string | null;
  cardholder: string | null;
  cardLast4: string | null;
  setAsideReason: string | null;
  errorCode: string | null;
  errorDetail: Record<string, string>;
  errorAt: Date | null;
  createdAt: Date;
  receipts: DetailsReceipt[];
  entry: {
    ledgerEntryId: string;
    ledgerTransactionId: string;
    organisationId: string;
    shortCode: string | null;
    bankAccountId: string | null;
    syncedAt: Date;
    changedAt: Date;
  } | null;
};

/** What the panel shows beside the facts that decide what the ledger is given. */
export async function findStoredDetails(db: DatabaseTransaction, scope: BusinessScope, expenseId: string): Promise<StoredDetails | null> {
  const row = await db.transaction.findFirst({
    where: { id: expenseId, businessId: scope.businessId, isExpense: true },
    include: {
      receipts: {
        where: { removedAt: null },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        include: { deliveries: { where: { entry: { removedAt: null } } } },
      },
      ledgerEntries: { where: { removedAt: null }, take: 1 },
    },
  });
  if (!row) return null;
  const entry = row.ledgerEntries[0];
  const organisation = entry
    ? await db.organisation.findUnique({ where: { id: entry.organisationId }, select: { shortCode: true } })
    : null;
  const hashes = row.receipts.map(({ sha256 }) => sha256);
  const same = await findSameFiles(db, scope, hashes, null);
  return {
    version: row.version,
    syncState: row.syncState,
    isUpdated: row.isUpdated,
    taxHint: row.taxHint,
    cardholder: row.cardholder,
    cardLast4: row.cardLast4,
    setAsideReason: row.setAsideReason,
    errorCode: row.errorCode,
    errorDetail: words.parse(row.errorDetail ?? {}),
    errorAt: row.errorAt,
    createdAt: row.createdAt,
    receipts: row.receipts.map((receipt) => ({
      ...toDetailsReceipt(receipt),
      sameFileOn: (same.get(receipt.sha256) ?? []).filter(({ transactionId }) => transactionId !== expenseId),
    })),
    entry: entry
      ? {
          ledgerEntryId: entry.id,
          ledgerTransactionId: entry.ledgerTransactionId,
          organisationId: entry.organisationId,
          shortCode: organisation?.shortCode ?? null,
          bankAccountId: snapshotSchema.parse(entry.snapshot)?.draft.bankAccountId ?? null,
          syncedAt: entry.syncedAt,
          changedAt: entry.changedAt,
        }
      : null,
  };
}

type StoredReceipt = Pick<DetailsReceipt, "id" | "fileName" | "contentType" | "byteSize" | "pageCount" | "problemCode"> & {
  previewStorageKey: string | null;
  deliveries: { state: "WAITING" | "SENT" | "FAILED"; errorCode: string | null; errorDetail: unknown }[];
};

function toDetailsReceipt(receipt: StoredReceipt): DetailsReceipt {
  const { id, fileName, contentType, byteSize, pageCount, problemCode, deliveries } = receipt;
  const [delivery] = deliveries;
  return {
    id,
    fileName,
    contentType,
    byteSize,
    pageCount,
    hasPreview: receipt.previewStorageKey !== null,
    problemCode,
    sameFileOn: [],
    delivery: delivery
      ? { state: delivery.state, errorCode: delivery.errorCode, errorDetail: words.parse(delivery.errorDetail ?? {}) }
      : null,
  };
}

/** The receipts of these expenses as the panel shows them, expense by expense, the oldest first. */
export async function listReceiptsOf(db: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<ReceiptsToFix[]> {
  const rows = await db.transaction.findMany({
    where: { id: { in: expenseIds }, businessId: scope.businessId, isExpense: true },
    orderBy: [{ postedOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      reference: true,
      merchant: true,
      receipts: {
        where: { removedAt: null },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        include: { deliveries: { where: { entry: { removedAt: null } } } },
      },
    },
  });
  return rows.map(({ id, receipts, ...row }) => ({ expenseId: id, ...row, receipts: receipts.map(toDetailsReceipt) }));
}

/** Who changed what, and every attempt to send it, the newest first. */
export async function listHistory(db: DatabaseTransaction, scope: BusinessScope, expenseId: string): Promise<HistoryEntry[]> {
  const [entries, items] = await Promise.all([
    db.auditEntry.findMany({ where: { businessId: scope.businessId, subjectId: expenseId }, orderBy: { id: "desc" }, take: HISTORY }),
    db.syncItem.findMany({
      where: {
        businessId: scope.businessId,
        transactionId: expenseId,
        action: { not: "ATTACH" },
        state: { in: ["SUCCEEDED", "FAILED", "RETURNED"] },
      },
      include: { run: { select: { requestedByName: true, requestedAt: true } } },
      take: HISTORY,
    }),
  ]);
  const changes = entries.map((entry): HistoryEntry => ({
    at: entry.at.toISOString(),
    actorName: entry.actorName,
    action: entry.action,
    detail: z.record(z.string(), z.unknown()).catch({}).parse(entry.detail),
  }));
  const attempts = items.map((item): HistoryEntry => ({
    at: (item.settledAt ?? item.run.requestedAt).toISOString(),
    actorName: item.run.requestedByName,
    action: `sync.${item.action.toLowerCase()}.${item.state.toLowerCase()}`,
    detail: { ...words.parse(item.errorDetail ?? {}), code: item.errorCode },
  }));
  return [...changes, ...attempts].sort((one, other) => other.at.localeCompare(one.at));
}
