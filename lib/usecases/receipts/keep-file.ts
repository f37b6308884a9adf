import { createReadStream } from "node:fs";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { prepareReceipt } from "@/lib/adapters/storage/prepare-receipt";
import { newStorageKey } from "@/lib/adapters/storage/storage-key";
import type { TemporaryFile } from "@/lib/adapters/storage/temporary-file";
import { AppError } from "@/lib/core/app-error";
import { receiptExtension, type KeptFile } from "@/lib/core/receipts/receipt-kind";
import { receiptName } from "@/lib/core/receipts/receipt-name";
import { dropFiles } from "./drop-files";

/**
 * Judges a file and stores it: the original as it came, beside it a copy for the ledger where that would not take the original, and a small picture for the
 * screen. Then `record` writes it down; when that fails, nothing stays. Refuses with `fileRefused` and a `reason`.
 */
export async function keepFile<T>(file: TemporaryFile, givenName: string, record: (kept: KeptFile) => Promise<T>): Promise<T> {
  const preparation = await prepareReceipt(file);
  if ("refusal" in preparation) throw new AppError("fileRefused", { reason: preparation.refusal, fileName: givenName });
  const { sendCopy, preview, ...facts } = preparation.prepared;
  const kept: KeptFile = {
    ...facts,
    fileName: receiptName(givenName, receiptExtension(facts.contentType)),
    byteSize: file.byteSize,
    sha256: file.sha256,
    storageKey: newStorageKey(),
    sendStorageKey: sendCopy ? newStorageKey() : null,
    sendContentType: sendCopy ? "image/jpeg" : null,
    sendByteSize: sendCopy ? sendCopy.length : null,
    previewStorageKey: preview ? newStorageKey() : null,
  };
  try {
    const storage = fileStorage();
    await storage.put(kept.storageKey, createReadStream(file.path));
    if (sendCopy && kept.sendStorageKey) await storage.put(kept.sendStorageKey, sendCopy);
    if (preview && kept.previewStorageKey) await storage.put(kept.previewStorageKey, preview);
    return await record(kept);
  } catch (error) {
    await dropFiles([kept]).catch(() => undefined);
    throw error;
  }
}
