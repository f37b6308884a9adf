import type { Database } from "@/lib/adapters/db/client";
import { storeUndo } from "@/lib/adapters/db/transactions/undo-import-rows";
import { findImport } from "@/lib/adapters/db/imports/import-files";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "../record-audit";

/**
 * Asks for an import to be taken back, as long as nothing of it went to the ledger or is on its way. From that moment on nothing of it can be sent; the
 * rows go in the background (`advanceUndo`).
 */
export async function undoImport(db: Database, scope: BusinessScope, actor: Actor, importId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const held = await storeUndo(tx, scope, importId);
    if (!held) throw new AppError("notFound");
    if (held.sentCount > 0) throw new AppError("alreadySynced", { count: held.sentCount });
    const found = await findImport(tx, scope, importId);
    await recordAudit(tx, scope, actor, {
      action: "import.undone",
      subjectType: "import",
      subjectId: importId,
      detail: { removedCount: found?.addedCount ?? 0 },
    });
  });
}
