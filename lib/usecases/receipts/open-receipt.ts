import type { Readable } from "node:stream";
import type { Database } from "@/lib/adapters/db/client";
import { findReceipt } from "@/lib/adapters/db/receipts/receipt-rows";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { receiptExtension } from "@/lib/core/receipts/receipt-kind";

/** Kinds that every browser shows; of the others the converted copy is shown. */
const SHOWABLE = new Set(["application/pdf", "image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp", "image/avif"]);

export type OpenReceipt = { stream: Readable; contentType: string; byteSize: number; fileName: string };

type Wanted = { receiptId: string; onlyCardsOf: string | null; purpose: "show" | "download" };

/** A receipt's bytes: the original to keep, or something to look at. */
export async function openReceipt(db: Database, scope: BusinessScope, { receiptId, onlyCardsOf, purpose }: Wanted): Promise<OpenReceipt> {
  const receipt = await findReceipt(db, scope, receiptId, onlyCardsOf);
  if (!receipt) throw new AppError("notFound");
  const { sendStorageKey, sendContentType, sendByteSize } = receipt;
  if (purpose === "show" && !SHOWABLE.has(receipt.contentType) && sendStorageKey && sendContentType && sendByteSize) {
    const fileName = `${receipt.fileName}.${receiptExtension(sendContentType)}`;
    return { stream: await fileStorage().stream(sendStorageKey), contentType: sendContentType, byteSize: sendByteSize, fileName };
  }
  const { contentType, byteSize, fileName } = receipt;
  return { stream: await fileStorage().stream(receipt.storageKey), contentType, byteSize, fileName };
}
