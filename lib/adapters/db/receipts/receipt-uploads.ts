import type { BusinessScope } from "@/lib/core/business-scope";
import type { KeptFile } from "@/lib/core/receipts/receipt-kind";
import type { Database, DatabaseTransaction } from "../client";

type Reader = Database | DatabaseTransaction;

/** A file that waits for its transaction. Only who brought it sees it. */
export type ReceiptUploadRow = KeptFile & { id: string };

const KEPT = {
  id: true,
  fileName: true,
  contentType: true,
  byteSize: true,
  sha256: true,
  pageCount: true,
  problemCode: true,
  storageKey: true,
  sendStorageKey: true,
  sendContentType: true,
  sendByteSize: true,
  previewStorageKey: true,
} as const;

/** Null when the same file waits already. */
export async function insertReceiptUpload(
  db: Reader,
  scope: BusinessScope,
  uploadedById: string,
  file: KeptFile,
): Promise<ReceiptUploadRow | null> {
  const [row] = await db.receiptUpload.createManyAndReturn({
    data: [{ ...file, uploadedById, businessId: scope.businessId }],
    skipDuplicates: true,
    select: KEPT,
  });
  return row ?? null;
}

/** In the order in which they came. */
export async function listReceiptUploads(
  db: Reader,
  scope: BusinessScope,
  uploadedById: string,
  ids?: string[],
): Promise<ReceiptUploadRow[]> {
  return db.receiptUpload.findMany({
    where: { businessId: scope.businessId, uploadedById, ...(ids ? { id: { in: ids } } : {}) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: KEPT,
  });
}

/** False when it is gone already: attached or discarded in another window. */
export async function deleteReceiptUpload(db: Reader, scope: BusinessScope, uploadedById: string, id: string): Promise<boolean> {
  const { count } = await db.receiptUpload.deleteMany({ where: { id, businessId: scope.businessId, uploadedById } });
  return count === 1;
}

/** Takes out what nobody has decided about since `before`, of all businesses; the files have to follow. */
export async function deleteStaleUploads(tx: DatabaseTransaction, before: Date, limit: number): Promise<ReceiptUploadRow[]> {
  const stale = await tx.receiptUpload.findMany({ where: { createdAt: { lt: before } }, take: limit, select: KEPT });
  await tx.receiptUpload.deleteMany({ where: { id: { in: stale.map(({ id }) => id) } } });
  return stale;
}
