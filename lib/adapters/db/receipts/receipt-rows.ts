import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database, DatabaseTransaction } from "../client";

type Reader = Database | DatabaseTransaction;

export type NewReceipt = {
  transactionId: string;
  fileName: string;
  contentType: string;
  byteSize: number;
  sha256: string;
  storageKey: string;
  send: { storageKey: string; contentType: string; byteSize: number } | null;
  problemCode: string | null;
  uploadedById: string | null;
};

export type ReceiptRow = {
  id: string;
  transactionId: string;
  fileName: string;
  contentType: string;
  byteSize: number;
  problemCode: string | null;
  storageKey: string;
  sendStorageKey: string | null;
  sendContentType: string | null;
  sendByteSize: number | null;
};

const SHOWN = {
  id: true,
  transactionId: true,
  fileName: true,
  contentType: true,
  byteSize: true,
  problemCode: true,
  storageKey: true,
  sendStorageKey: true,
  sendContentType: true,
  sendByteSize: true,
} as const;

function onCardsOf(userId: string | null) {
  return userId === null ? {} : { transaction: { cardholderUserId: userId } };
}

export async function insertReceipt(db: DatabaseTransaction, scope: BusinessScope, receipt: NewReceipt): Promise<ReceiptRow> {
  const { send, ...own } = receipt;
  return db.receipt.create({
    data: {
      ...own,
      businessId: scope.businessId,
      sendStorageKey: send?.storageKey,
      sendContentType: send?.contentType,
      sendByteSize: send?.byteSize,
    },
    select: SHOWN,
  });
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
): Promise<ReceiptRow[]> {
  return db.receipt.findMany({
    where: { businessId: scope.businessId, transactionId, removedAt: null, ...onCardsOf(onlyCardsOf) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: SHOWN,
  });
}

/** Where the very same file is attached already. */
export async function findSameFile(
  db: Reader,
  scope: BusinessScope,
  sha256: string,
): Promise<{ transactionId: string; reference: string }[]> {
  const found = await db.receipt.findMany({
    where: { businessId: scope.businessId, sha256, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 20,
    select: { transactionId: true, transaction: { select: { reference: true } } },
  });
  return found.map(({ transactionId, transaction }) => ({ transactionId, reference: transaction.reference }));
}

/** False when somebody else removed it first. */
export async function markReceiptRemoved(db: DatabaseTransaction, scope: BusinessScope, receiptId: string, at: Date): Promise<boolean> {
  const { count } = await db.receipt.updateMany({
    where: { id: receiptId, businessId: scope.businessId, removedAt: null },
    data: { removedAt: at },
  });
  return count === 1;
}
