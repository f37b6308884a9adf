import type { Database } from "@/lib/adapters/db/client";
import { noteRemovals } from "@/lib/adapters/db/receipts/file-removals";
import { deleteReceiptUpload, deleteStaleUploads, listReceiptUploads } from "@/lib/adapters/db/receipts/receipt-uploads";
import type { BusinessScope } from "@/lib/core/business-scope";

/** Two weeks: a month-end and a holiday lie in between. */
const KEPT_FOR_MS = 14 * 86_400_000;
const BATCH = 100;

/** Throws away files that wait for their transaction, as their owner wishes. */
export async function discardUploads(
  db: Database,
  scope: BusinessScope,
  { userId, uploadIds }: { userId: string; uploadIds: string[] },
): Promise<void> {
  for (const upload of await listReceiptUploads(db, scope, userId, uploadIds)) {
    await db.$transaction(async (tx) => {
      if (await deleteReceiptUpload(tx, scope, userId, upload.id)) await noteRemovals(tx, [upload]);
    });
  }
}

/** Clears away what nobody has decided about for two weeks. */
export async function clearStaleUploads(db: Database, now: Date): Promise<number> {
  let cleared = 0;
  for (;;) {
    const stale = await db.$transaction(async (tx) => {
      const taken = await deleteStaleUploads(tx, new Date(now.getTime() - KEPT_FOR_MS), BATCH);
      await noteRemovals(tx, taken);
      return taken;
    });
    cleared += stale.length;
    if (stale.length < BATCH) return cleared;
  }
}
