import { endAllLinks } from "@/lib/adapters/db/account-links";
import { markRevoked, readTokens } from "@/lib/adapters/db/authorisations";
import { endConnection, findConnection, usesLeft, type ConnectionRow } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { requestCancelOfAllRuns } from "@/lib/adapters/db/running-runs";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { obtainAccessToken } from "./obtain-access-token";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

/**
 * Ends the connection. Our side first, at once and whatever the ledger's state: runs stop, links rest until the same organisation is connected
 * again; mapping and history stay. Then the ledger's side; `endedInLedger` false means that it could not be reached, and the user should end
 * it there too.
 */
export async function disconnect(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  input: { identity: AccountingIdentity },
): Promise<{ endedInLedger: boolean }> {
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  const tokens = await readTokens(db, connection.authorisationId);
  await db.$transaction(async (tx) => {
    const endedAt = new Date();
    if (!(await endConnection(tx, scope, connection.connectionId, endedAt))) throw new AppError("notConnected");
    await requestCancelOfAllRuns(tx, scope);
    await endAllLinks(tx, scope, connection.organisationId, endedAt);
    await recordAudit(tx, scope, actor, {
      action: "connection.removed",
      subjectType: "connection",
      subjectId: connection.connectionId,
      detail: { organisation: connection.organisationName },
    });
  });
  await refreshBlockers(db, scope, "all");
  if (!tokens?.isValid) return { endedInLedger: true };
  return { endedInLedger: await endInLedger(db, input.identity, connection) };
}

/** Another business may work with the same organisation through the same person, or with another one: what it needs is left alone. */
async function endInLedger(db: Database, identity: AccountingIdentity, connection: ConnectionRow): Promise<boolean> {
  const uses = await usesLeft(db, connection);
  if (uses.ofOrganisation) return true;
  const token = await obtainAccessToken(db, identity, connection.authorisationId);
  if (token.kind === "gone") return true;
  if (token.kind === "unavailable") return false;
  const deleted = await identity.deleteConnection(token.accessToken, connection.providerConnectionId);
  if (uses.ofAuthorisation) return deleted.kind !== "unreachable";
  const stored = await readTokens(db, connection.authorisationId);
  const revoked = stored ? await identity.revokeTokens(stored.refreshToken) : deleted;
  if (revoked.kind !== "unreachable") await markRevoked(db, connection.authorisationId, null);
  return deleted.kind !== "unreachable" && revoked.kind !== "unreachable";
}
