import { markRevoked, readTokens } from "@/lib/adapters/db/authorisations";
import type { Database } from "@/lib/adapters/db/client";
import { tenantsInUse } from "@/lib/adapters/db/granted-organisations";
import type { AccountingIdentity, GrantedOrganisation } from "@/lib/core/accounting-identity";
import { obtainAccessToken } from "./obtain-access-token";

/**
 * Gives back what a consent granted and no business uses: those connections are deleted in the ledger and, where none of the authorisation is
 * left in use, its tokens are revoked, which ends everything that the person ever allowed this app. `organisations` null: all that the
 * authorisation reaches. False where the ledger could not be reached, so that it is tried again.
 */
export async function endUnusedGrants(
  db: Database,
  identity: AccountingIdentity,
  grant: { authorisationId: string; organisations: readonly GrantedOrganisation[] | null },
): Promise<boolean> {
  const { authorisationId } = grant;
  const token = await obtainAccessToken(db, identity, authorisationId);
  if (token.kind !== "token") return token.kind === "gone";
  const organisations = grant.organisations ?? (await listAll(identity, token.accessToken));
  if (!organisations) return false;

  const inUse = await tenantsInUse(db, authorisationId);
  let isDone = true;
  for (const { providerConnectionId, providerTenantId } of organisations) {
    if (inUse.has(providerTenantId)) continue;
    const deleted = await identity.deleteConnection(token.accessToken, providerConnectionId);
    if (deleted.kind === "unreachable") isDone = false;
  }
  return inUse.size > 0 ? isDone : (await revoke(db, identity, authorisationId)) && isDone;
}

async function listAll(identity: AccountingIdentity, accessToken: string): Promise<GrantedOrganisation[] | null> {
  const listed = await identity.listOrganisations(accessToken, null);
  if (listed.kind === "unreachable") return null;
  return listed.kind === "answered" ? listed.value : [];
}

async function revoke(db: Database, identity: AccountingIdentity, authorisationId: string): Promise<boolean> {
  const stored = await readTokens(db, authorisationId);
  if (!stored?.isValid) return true;
  const revoked = await identity.revokeTokens(stored.refreshToken);
  if (revoked.kind === "unreachable") return false;
  await markRevoked(db, authorisationId, null);
  return true;
}
