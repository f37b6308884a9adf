import { createReadStream } from "node:fs";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { keepNoted, keysOf, noteRemovals } from "@/lib/adapters/db/receipts/file-removals";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { prepareReceipt } from "@/lib/adapters/storage/prepare-receipt";
import { newStorageKey } from "@/lib/adapters/storage/storage-key";
import type { TemporaryFile } from "@/lib/adapters/storage/temporary-file";
import { AppError } from "@/lib/core/app-error";
import { receiptExtension, type KeptFile } from "@/lib/core/receipts/receipt-kind";
import { receiptName } from "@/lib/core/receipts/receipt-name";
import { clearNoted } from "./clear-files";

/** Longer than any upload takes from its first byte to its row. */
const WRITTEN_DOWN_WITHIN_MS = 3_600_000;

type Given = { file: TemporaryFile; fileName: string };

/**
 * Judges a file and stores it: the original as it came, beside it a copy for the ledger where that would not take the original, and a small picture for the
 * screen. Then `record` writes it down; when that fails, or nobody is left to do it, nothing stays. Refuses with `fileRefused` and a `reason`.
 */
export async function keepFile<T>(
  db: Database,
  { file, fileName }: Given,
  record: (tx: DatabaseTransaction, kept: KeptFile) => Promise<T>,
): Promise<T> {
  const preparation = await prepareReceipt(file);
  if ("refusal" in preparation) throw new AppError("fileRefused", { reason: preparation.refusal, fileName });
  const { sendCopy, preview, ...facts } = preparation.prepared;
  const kept: KeptFile = {
    ...facts,
    fileName: receiptName(fileName, receiptExtension(facts.contentType)),
    byteSize: file.byteSize,
    sha256: file.sha256,
    storageKey: newStorageKey(),
    sendStorageKey: sendCopy ? newStorageKey() : null,
    sendContentType: sendCopy ? "image/jpeg" : null,
    sendByteSize: sendCopy ? sendCopy.length : null,
    previewStorageKey: preview ? newStorageKey() : null,
  };
  await noteRemovals(db, [kept], new Date(Date.now() + WRITTEN_DOWN_WITHIN_MS));
  try {
    const storage = fileStorage();
    await storage.put(kept.storageKey, createReadStream(file.path));
    if (sendCopy && kept.sendStorageKey) await storage.put(kept.sendStorageKey, sendCopy);
    if (preview && kept.previewStorageKey) await storage.put(kept.previewStorageKey, preview);
    return await db.$transaction(async (tx) => {
      await keepNoted(tx, [kept]);
      return record(tx, kept);
    });
  } catch (error) {
    // After anything but a refusal the row may stand all the same: the note knows.
    if (error instanceof AppError) await clearNoted(db, keysOf([kept])).catch(() => undefined);
    throw error;
  }
}
