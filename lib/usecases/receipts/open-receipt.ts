import type { Readable } from "node:stream";
import type { Database } from "@/lib/adapters/db/client";
import { findReceipt } from "@/lib/adapters/db/receipts/receipt-rows";
import { listReceiptUploads } from "@/lib/adapters/db/receipts/receipt-uploads";
import { fileStorage, type ByteRange } from "@/lib/adapters/storage/file-storage";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { receiptExtension, type KeptFile } from "@/lib/core/receipts/receipt-kind";

/** Kinds that every browser shows; of the others the converted copy is shown. */
const SHOWABLE = new Set(["application/pdf", "image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp", "image/avif"]);

/** `byteSize` is null where it is not known before it is read. */
export type OpenReceipt = {
  open: (range?: ByteRange) => Promise<Readable>;
  contentType: string;
  byteSize: number | null;
  fileName: string;
};

/** `preview`: a small picture. `show`: something that a browser can show. `download`: the original. */
export type Purpose = "preview" | "show" | "download";

/** A receipt's bytes, for members who may see its transaction. */
export async function openReceipt(
  db: Database,
  scope: BusinessScope,
  { receiptId, onlyCardsOf, purpose }: { receiptId: string; onlyCardsOf: string | null; purpose: Purpose },
): Promise<OpenReceipt> {
  const receipt = await findReceipt(db, scope, receiptId, onlyCardsOf);
  if (!receipt) throw new AppError("notFound");
  return openFile(receipt, purpose);
}

/** A file that waits for its transaction, for who brought it. */
export async function openUpload(
  db: Database,
  scope: BusinessScope,
  { uploadId, userId, purpose }: { uploadId: string; userId: string; purpose: Purpose },
): Promise<OpenReceipt> {
  const [upload] = await listReceiptUploads(db, scope, userId, [uploadId]);
  if (!upload) throw new AppError("notFound");
  return openFile(upload, purpose);
}

function openFile(file: Omit<KeptFile, "sha256">, purpose: Purpose): OpenReceipt {
  const at = (key: string) => (range?: ByteRange) => fileStorage().stream(key, range);
  const { previewStorageKey, sendStorageKey, sendContentType, sendByteSize, contentType, byteSize, fileName } = file;
  const isShowable = SHOWABLE.has(contentType);
  if (purpose === "show" && !isShowable && sendStorageKey && sendContentType) {
    const shownName = `${fileName}.${receiptExtension(sendContentType)}`;
    return { open: at(sendStorageKey), contentType: sendContentType, byteSize: sendByteSize, fileName: shownName };
  }
  if (previewStorageKey && (purpose === "preview" || (purpose === "show" && !isShowable)))
    return { open: at(previewStorageKey), contentType: "image/jpeg", byteSize: null, fileName: `${fileName}.jpg` };
  return { open: at(file.storageKey), contentType, byteSize, fileName };
}
