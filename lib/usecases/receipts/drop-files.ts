import { fileStorage } from "@/lib/adapters/storage/file-storage";
import type { KeptFile } from "@/lib/core/receipts/receipt-kind";

type Keys = Pick<KeptFile, "storageKey" | "sendStorageKey" | "previewStorageKey">;

/** Takes files out of the storage, with their copies. */
export async function dropFiles(files: readonly Keys[]): Promise<void> {
  for (const { storageKey, sendStorageKey, previewStorageKey } of files)
    for (const key of [storageKey, sendStorageKey, previewStorageKey]) if (key !== null) await fileStorage().remove(key);
}
