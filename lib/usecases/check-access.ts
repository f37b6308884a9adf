import { claimAccessCheck, connectionsOf } from "@/lib/adapters/db/access-checks";
import type { Database } from "@/lib/adapters/db/client";
import { findConnection } from "@/lib/adapters/db/connections";
import type { AccountingIdentity, GrantedOrganisation } from "@/lib/core/accounting-identity";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { markAccessRemoved } from "./mark-access-removed";
import { obtainAccessToken } from "./obtain-access-token";

const CHECK_MS = 30 * 60_000;

/**
 * Asks of each authorisation in use, with one call, which organisations it still reaches: the ledger tells nobody when a person removes the app
 * there. Each is asked at most once per half hour, by whichever worker comes first. What could not be asked is asked next time.
 */
export async function checkAccess(db: Database, identity: AccountingIdentity): Promise<void> {
  for (;;) {
    const authorisationId = await claimAccessCheck(db, CHECK_MS);
    if (!authorisationId) return;
    const granted = await reachedBy(db, identity, authorisationId);
    if (!granted) continue;
    const tenantIds = new Set(granted.map(({ providerTenantId }) => providerTenantId));
    for (const { scope, connectionId, providerTenantId } of await connectionsOf(db, authorisationId))
      if (!tenantIds.has(providerTenantId)) await markAccessRemoved(db, scope, connectionId);
  }
}

/** The same for one business, because somebody asks now. */
export async function checkOwnAccess(
  db: Database,
  identity: AccountingIdentity,
  scope: BusinessScope,
): Promise<"works" | "removed" | "unknown"> {
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  if (connection.state === "ACCESS_REMOVED") return "removed";
  const granted = await reachedBy(db, identity, connection.authorisationId);
  if (!granted) return "unknown";
  if (granted.some(({ providerTenantId }) => providerTenantId === connection.providerTenantId)) return "works";
  await markAccessRemoved(db, scope, connection.connectionId);
  return "removed";
}

/** Null where the ledger could not be asked; nothing at all where the authorisation itself is gone. */
async function reachedBy(db: Database, identity: AccountingIdentity, authorisationId: string): Promise<GrantedOrganisation[] | null> {
  let rejected: string | null = null;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const token = await obtainAccessToken(db, identity, authorisationId, rejected);
    if (token.kind !== "token") return token.kind === "gone" ? [] : null;
    const listed = await identity.listOrganisations(token.accessToken, null);
    if (listed.kind === "answered") return listed.value;
    if (listed.kind === "unreachable") return null;
    rejected = token.accessToken;
  }
  return null;
}
