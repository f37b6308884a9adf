import type { Database } from "@/lib/adapters/db/client";
import { findConnection } from "@/lib/adapters/db/connections";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import type { AccountingProvider } from "@/lib/core/accounting-provider";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { endLeftConnections } from "./end-left-connections";
import { refreshBlockers } from "./refresh-blockers";
import { restConnection } from "./rest-connection";
import { deleteFeeds } from "./statements/delete-feeds";

/**
 * Ends the connection. Our side first, at once and whatever the ledger's state; then the ledger's side. `endedInLedger` false means that it
 * could not be reached: the screen says so until the worker, which tries again, got through.
 */
export async function disconnect(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  input: { identity: AccountingIdentity; provider: AccountingProvider },
): Promise<{ endedInLedger: boolean }> {
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  // While there still is a right to. What cannot be deleted now is deleted, or taken up again, after the way back.
  if (connection.state === "CONNECTED") await deleteFeeds(db, scope, connection, input.provider);
  await db.$transaction(async (tx) => {
    if (!(await restConnection(tx, scope, actor, connection))) throw new AppError("notConnected");
  });
  await refreshBlockers(db, scope, "all");
  return { endedInLedger: await endLeftConnections(db, input.identity, scope) };
}
