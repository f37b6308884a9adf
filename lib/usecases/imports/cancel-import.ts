import type { Database } from "@/lib/adapters/db/client";
import { findImport, storeImportCancel } from "@/lib/adapters/db/imports/import-files";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "../record-audit";

/**
 * Stops an import. What was added until then stays: somebody may have worked on it already. It can be undone as a whole, and importing the file
 * again adds the rest.
 */
export async function cancelImport(db: Database, scope: BusinessScope, actor: Actor, importId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const isCancelled = await storeImportCancel(tx, scope, importId);
    const found = await findImport(tx, scope, importId);
    if (!found) throw new AppError("notFound");
    // Ended in the same moment: there is nothing left to stop, and the screen will say so.
    if (!isCancelled) return;
    await recordAudit(tx, scope, actor, {
      action: "import.cancelled",
      subjectType: "import",
      subjectId: importId,
      detail: { fileName: found.fileName, account: found.account.name, addedCount: found.addedCount },
    });
  });
}
