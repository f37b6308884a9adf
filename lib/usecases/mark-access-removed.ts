import { setAccessRemoved } from "@/lib/adapters/db/connections";
import { wakeRuns } from "@/lib/adapters/db/running-runs";
import type { Database } from "@/lib/adapters/db/client";
import { PRODUCT_ACTOR, type BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "./record-audit";

/** The ledger says, and it was confirmed, that we may not use the organisation any more. The user is asked to reconnect; links and mapping stay. */
export async function markAccessRemoved(db: Database, scope: BusinessScope, connectionId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    if (!(await setAccessRemoved(tx, scope, connectionId))) return;
    await wakeRuns(tx, scope);
    await recordAudit(tx, scope, PRODUCT_ACTOR, { action: "connection.accessRemoved", subjectType: "connection", subjectId: connectionId });
  });
}
