import type { Database } from "@/lib/adapters/db/client";
import { deleteImported, lockImport } from "@/lib/adapters/db/transactions/undo-import-rows";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "./record-audit";

const DEADLINE_MS = 120_000;

/** Takes back an import, as long as nothing of it went to the ledger or is on its way. */
export async function undoImport(db: Database, scope: BusinessScope, actor: Actor, importId: string): Promise<{ removedCount: number }> {
  const { removedCount, storageKeys } = await db.$transaction(
    async (tx) => {
      const held = await lockImport(tx, scope, importId);
      if (!held) throw new AppError("notFound");
      if (held.sentCount > 0) throw new AppError("alreadySynced", { count: held.sentCount });
      const removed = await deleteImported(tx, scope, importId);
      await recordAudit(tx, scope, actor, {
        action: "import.undone",
        subjectType: "import",
        subjectId: importId,
        detail: { removedCount: removed.removedCount },
      });
      return removed;
    },
    { timeout: DEADLINE_MS, maxWait: DEADLINE_MS },
  );
  for (const key of storageKeys) await fileStorage().remove(key);
  return { removedCount };
}
