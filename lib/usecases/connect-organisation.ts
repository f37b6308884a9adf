import { restoreLinks } from "@/lib/adapters/db/account-links";
import { findLastConnection, restoreDefaultContact, upsertConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { resumeAfterReconnect } from "@/lib/adapters/db/sync/run-turns";
import type { Accounting } from "@/lib/core/accounting";
import type { GrantedOrganisation } from "@/lib/core/accounting-identity";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { requirePerson } from "@/lib/core/require-person";
import { endLeftConnections } from "./end-left-connections";
import { endUnusedGrants } from "./end-unused-grants";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";
import { restConnection } from "./rest-connection";

type Grant = Accounting & {
  authorisationId: string;
  /** The one chosen of those that the consent granted. */
  organisation: GrantedOrganisation;
  granted: readonly GrantedOrganisation[];
  /** The user has seen that it is another organisation than the one before, and wants it. */
  isChangeConfirmed: boolean;
};

/**
 * Makes the organisation the business's own. Connecting the same one again brings its links and mapping back; another one than before is refused
 * until the user has confirmed it, and then the former rests with all that belongs to it. What was granted and not chosen is given back.
 */
export async function connectOrganisation(db: Database, scope: BusinessScope, actor: Actor, grant: Grant): Promise<string> {
  const { identity, authorisationId, granted } = grant;
  const { connectionId, former, rested } = await db.$transaction(async (tx) => {
    // One at a time per business: a business has one connection.
    await tx.$queryRaw`SELECT 1 FROM "Business" WHERE "id" = ${scope.businessId}::uuid FOR UPDATE`;
    const last = await findLastConnection(tx, scope);
    const isOther = last !== null && last.providerTenantId !== grant.organisation.providerTenantId;
    if (isOther && !grant.isChangeConfirmed)
      throw new AppError("otherOrganisation", { organisation: last.organisationName, other: grant.organisation.name });
    if (isOther && last.isLive) await restConnection(tx, scope, actor, last);

    const made = await upsertConnection(tx, scope, requirePerson(actor), grant);
    if (isOther) await restoreDefaultContact(tx, scope, made.connectionId);
    if (made.former?.endedAt) await restoreLinks(tx, scope, made.organisationId, made.former.endedAt);
    await resumeAfterReconnect(tx, scope, made.organisationId);
    await recordAudit(tx, scope, actor, {
      action: "connection.made",
      subjectType: "connection",
      subjectId: made.connectionId,
      detail: { organisation: grant.organisation.name },
    });
    return { ...made, rested: isOther && last.isLive ? last.providerTenantId : null };
  });
  await refreshBlockers(db, scope, "all");
  // Before anything is given back: what the former has in the ledger can be ended only while there is access to it.
  await endLeftConnections(db, grant, scope);
  const others = granted.filter(({ providerTenantId }) => providerTenantId !== rested);
  await endUnusedGrants(db, identity, { authorisationId, organisations: others });
  // Another person gave the consent this time: the one before need not go on reaching the organisation for us. A connection is one person's.
  const { providerConnectionId } = former ?? grant.organisation;
  if (former && former.authorisationId !== authorisationId && providerConnectionId !== grant.organisation.providerConnectionId) {
    const reached = { ...grant.organisation, providerConnectionId };
    await endUnusedGrants(db, identity, { authorisationId: former.authorisationId, organisations: [reached] });
  }
  return connectionId;
}
