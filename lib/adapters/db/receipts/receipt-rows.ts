import type { BusinessScope } from "@/lib/core/business-scope";
import { MAX_RECEIPTS_PER_EXPENSE, type KeptFile } from "@/lib/core/receipts/receipt-kind";
import type { Database, DatabaseTransaction } from "../client";

type Reader = Database | DatabaseTransaction;

export type NewReceipt = KeptFile & { transactionId: string; uploadedById: string | null };

export type ReceiptRow = Omit<KeptFile, "sha256"> & { id: string; transactionId: string };

export type SameFile = { transactionId: string; reference: string };
export type ListedReceipt = ReceiptRow & { /** The other transactions that hold the very same file. */ sameFileOn: SameFile[] };

const SHOWN = {
  id: true,
  transactionId: true,
  fileName: true,
  contentType: true,
  byteSize: true,
  pageCount: true,
  problemCode: true,
  storageKey: true,
  sendStorageKey: true,
  sendContentType: true,
  sendByteSize: true,
  previewStorageKey: true,
} as const;

function onCardsOf(userId: string | null) {
  return userId === null ? {} : { transaction: { cardholderUserId: userId } };
}

export async function insertReceipt(db: DatabaseTransaction, scope: BusinessScope, receipt: NewReceipt): Promise<ReceiptRow> {
  const { id } = await db.receipt.create({ data: { ...receipt, businessId: scope.businessId }, select: { id: true } });
  await markSurplus(db, receipt.transactionId);
  return db.receipt.findUniqueOrThrow({ where: { id }, select: SHOWN });
}

/** Of those that the ledger would take, so many have a place: the others are marked, and lose the mark when an earlier one goes. */
async function markSurplus(db: DatabaseTransaction, transactionId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "Receipt" r SET "problemCode" = CASE WHEN o."place" > ${MAX_RECEIPTS_PER_EXPENSE} THEN 'tooManyReceipts' END
    FROM (SELECT "id", row_number() OVER (ORDER BY "createdAt", "id") AS "place" FROM "Receipt" WHERE "transactionId" = ${transactionId}::uuid
      AND "removedAt" IS NULL AND COALESCE("problemCode", 'tooManyReceipts') = 'tooManyReceipts') o
    WHERE r."id" = o."id" AND (r."problemCode" IS NOT NULL) <> (o."place" > ${MAX_RECEIPTS_PER_EXPENSE})`;
}

/** A receipt that stands, of a transaction whose cardholder is `onlyCardsOf`, where that is given. */
export async function findReceipt(
  db: Reader,
  scope: BusinessScope,
  receiptId: string,
  onlyCardsOf: string | null,
): Promise<ReceiptRow | null> {
  return db.receipt.findFirst({
    where: {
      id: receiptId,
      businessId: scope.businessId,
      removedAt: null,
      ...onCardsOf(onlyCardsOf),
    },
    select: SHOWN,
  });
}

/** The oldest first, as they are shown and sent. */
export async function listReceipts(
  db: Reader,
  scope: BusinessScope,
  transactionId: string,
  onlyCardsOf: string | null,
): Promise<ListedReceipt[]> {
  const found = await db.receipt.findMany({
    where: { businessId: scope.businessId, transactionId, removedAt: null, ...onCardsOf(onlyCardsOf) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { ...SHOWN, sha256: true },
  });
  const same = await findSameFiles(
    db,
    scope,
    found.map(({ sha256 }) => sha256),
    onlyCardsOf,
  );
  return found.map(({ sha256, ...receipt }) => ({
    ...receipt,
    sameFileOn: (same.get(sha256) ?? []).filter((each) => each.transactionId !== transactionId),
  }));
}

const MAX_SAME = 20;

/** Per hash of contents: on which transactions, of those that the viewer may see, the very same file is a receipt already. */
export async function findSameFiles(
  db: Reader,
  scope: BusinessScope,
  hashes: readonly string[],
  onlyCardsOf: string | null,
): Promise<Map<string, SameFile[]>> {
  const found = await db.receipt.findMany({
    where: { businessId: scope.businessId, sha256: { in: [...hashes] }, removedAt: null, ...onCardsOf(onlyCardsOf) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { sha256: true, transactionId: true, transaction: { select: { reference: true } } },
  });
  const same = new Map<string, SameFile[]>();
  for (const { sha256, transactionId, transaction } of found) {
    const known = same.get(sha256) ?? [];
    if (known.length < MAX_SAME && !known.some((each) => each.transactionId === transactionId))
      same.set(sha256, [...known, { transactionId, reference: transaction.reference }]);
  }
  return same;
}

/** False when somebody else removed it first. */
export async function markReceiptRemoved(
  db: DatabaseTransaction,
  scope: BusinessScope,
  { id, transactionId }: Pick<ReceiptRow, "id" | "transactionId">,
  at: Date,
): Promise<boolean> {
  const { count } = await db.receipt.updateMany({ where: { id, businessId: scope.businessId, removedAt: null }, data: { removedAt: at } });
  if (count === 1) await markSurplus(db, transactionId);
  return count === 1;
}
