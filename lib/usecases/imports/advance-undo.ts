import type { Database } from "@/lib/adapters/db/client";
import { claimUndo, holdUndo, releaseUndo, storeUndoBatch, type ClaimedUndo } from "@/lib/adapters/db/imports/undo-turns";
import { deleteImported } from "@/lib/adapters/db/transactions/undo-import-rows";
import type { ImportEngine } from "./advance-import";

/** Rows in one database transaction. */
const BATCH = 2_000;
const DEADLINE_MS = 60_000;

/** Works on one import that is to be undone, to its end. False when there was none. Each batch stands for itself, so a killed worker's successor goes on. */
export async function advanceUndo(engine: ImportEngine): Promise<boolean> {
  const claimed = await claimUndo(engine.db, engine);
  if (!claimed) return false;
  while (await removeBatch(engine.db, claimed, engine.leaseMs)) {
    if (!engine.isStopping()) continue;
    await releaseUndo(engine.db, claimed);
    return true;
  }
  return true;
}

/** False after the last batch, or when another worker has taken over. */
async function removeBatch(db: Database, claimed: ClaimedUndo, leaseMs: number): Promise<boolean> {
  const { id: importId, businessId } = claimed;
  return db.$transaction(
    async (tx) => {
      if (!(await holdUndo(tx, claimed))) return false;
      const removedCount = await deleteImported(tx, { businessId, importId, limit: BATCH });
      const isLast = removedCount < BATCH;
      await storeUndoBatch(tx, claimed, { removedCount, isLast, leaseMs });
      return !isLast;
    },
    { timeout: DEADLINE_MS, maxWait: DEADLINE_MS },
  );
}
