import { restoreLinks } from "@/lib/adapters/db/account-links";
import { endConnection, findConnection, upsertConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import type { GrantedOrganisation } from "@/lib/core/accounting-identity";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { requirePerson } from "@/lib/core/require-person";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

/** Makes the organisation the business's own. Connecting the same one again brings its links and mapping back. */
export async function connectOrganisation(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  grant: { authorisationId: string; organisation: GrantedOrganisation },
): Promise<string> {
  const connectionId = await db.$transaction(async (tx) => {
    // One at a time per business: a business has one connection.
    await tx.$queryRaw`SELECT 1 FROM "Business" WHERE "id" = ${scope.businessId}::uuid FOR UPDATE`;
    const current = await findConnection(tx, scope);
    const isOther = current !== null && current.providerTenantId !== grant.organisation.providerTenantId;
    if (isOther && current.state === "CONNECTED") throw new AppError("otherOrganisation", { organisation: current.organisationName });
    if (isOther) await endConnection(tx, scope, current.connectionId, new Date());

    const { connectionId, organisationId, formerEndedAt } = await upsertConnection(tx, scope, requirePerson(actor), grant);
    if (formerEndedAt) await restoreLinks(tx, scope, organisationId, formerEndedAt);
    await recordAudit(tx, scope, actor, {
      action: "connection.made",
      subjectType: "connection",
      subjectId: connectionId,
      detail: { organisation: grant.organisation.name },
    });
    return connectionId;
  });
  await refreshBlockers(db, scope, "all");
  return connectionId;
}
