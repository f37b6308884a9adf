import type { Database } from "@/lib/adapters/db/client";
import { findConnection } from "@/lib/adapters/db/connections";
import type { Accounting } from "@/lib/core/accounting";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { endLeftConnections } from "./end-left-connections";
import { refreshBlockers } from "./refresh-blockers";
import { restConnection } from "./rest-connection";

/**
 * Ends the connection. Our side first, at once and whatever the ledger's state; then the ledger's side. `endedInLedger` false means that it
 * could not be reached: the screen says so until the worker, which tries again, got through.
 */
export async function disconnect(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  accounting: Accounting,
): Promise<{ endedInLedger: boolean }> {
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  await db.$transaction(async (tx) => {
    if (!(await restConnection(tx, scope, actor, connection))) throw new AppError("notConnected");
  });
  await refreshBlockers(db, scope, "all");
  return { endedInLedger: await endLeftConnections(db, accounting, scope) };
}
