import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { findLedgerContacts } from "@/lib/adapters/db/ledger-lists";
import { readSyncDefaults, writeSyncDefaults } from "@/lib/adapters/db/sync-defaults";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { SyncDefaults } from "@/lib/core/sync-defaults";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

/** Changes what holds for every expense that says nothing else: contact policy, how taxes are counted, the description of lines. */
export async function saveSyncDefaults(db: Database, scope: BusinessScope, actor: Actor, defaults: SyncDefaults): Promise<void> {
  await db.$transaction(async (tx) => {
    if (defaults.contactPolicy === "DEFAULT_CONTACT" && defaults.defaultContactId !== null) {
      const connection = await findCurrentConnection(tx, scope);
      if (!connection) throw new AppError("notConnected");
      const [contact] = await findLedgerContacts(tx, connection.organisationId, [defaults.defaultContactId]);
      if (contact?.status !== "ACTIVE") throw new AppError("invalidInput", { field: "defaultContactId" });
    }
    const before = await readSyncDefaults(tx, scope);
    await writeSyncDefaults(tx, scope, defaults);
    await recordAudit(tx, scope, actor, {
      action: "syncDefaults.changed",
      subjectType: "business",
      subjectId: scope.businessId,
      detail: { before, after: defaults },
    });
  });
  await refreshBlockers(db, scope, "all");
}
