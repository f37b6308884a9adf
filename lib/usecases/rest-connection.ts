import { endAllLinks } from "@/lib/adapters/db/account-links";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { endConnection, parkDefaultContact } from "@/lib/adapters/db/connections";
import { requestCancelOfAllRuns } from "@/lib/adapters/db/running-runs";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "./record-audit";

/**
 * Our side of an end: runs stop, links and the default contact rest until the same organisation is connected again, mapping and history stay.
 * False when somebody else ended it already.
 */
export async function restConnection(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  actor: Actor,
  connection: { connectionId: string; organisationId: string; organisationName: string },
): Promise<boolean> {
  const endedAt = new Date();
  if (!(await endConnection(tx, scope, connection.connectionId, endedAt))) return false;
  await requestCancelOfAllRuns(tx, scope);
  await endAllLinks(tx, scope, connection.organisationId, endedAt);
  await parkDefaultContact(tx, scope, connection.connectionId);
  await recordAudit(tx, scope, actor, {
    action: "connection.removed",
    subjectType: "connection",
    subjectId: connection.connectionId,
    detail: { organisation: connection.organisationName },
  });
  return true;
}
