import type { BusinessScope } from "@/lib/core/business-scope";
import type { SyncDefaults } from "@/lib/core/sync-defaults";
import type { DatabaseTransaction } from "./client";

export async function readSyncDefaults(db: DatabaseTransaction, scope: BusinessScope): Promise<SyncDefaults> {
  return db.business.findUniqueOrThrow({
    where: { id: scope.businessId },
    select: { contactPolicy: true, defaultContactId: true, lineAmountTypes: true, descriptionTemplate: true },
  });
}

export async function writeSyncDefaults(db: DatabaseTransaction, scope: BusinessScope, defaults: SyncDefaults): Promise<void> {
  await db.business.update({ where: { id: scope.businessId }, data: defaults });
}
