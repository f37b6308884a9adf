import type { Database } from "@/lib/adapters/db/client";
import { forgetRemovals, listDueRemovals } from "@/lib/adapters/db/receipts/file-removals";
import { fileStorage } from "@/lib/adapters/storage/file-storage";

const AT_ONCE = 200;

/** Takes files out of the storage that were noted for it, whenever they are due. Safe to do twice, and to die over. */
export async function clearNoted(db: Database, storageKeys: readonly string[]): Promise<void> {
  for (const key of storageKeys) await fileStorage().remove(key);
  await forgetRemovals(db, storageKeys);
}

/** Takes out what is due. */
export async function clearFiles(db: Database, now: Date): Promise<void> {
  for (;;) {
    const keys = await listDueRemovals(db, now, AT_ONCE);
    await clearNoted(db, keys);
    if (keys.length < AT_ONCE) return;
  }
}
