import type { GrantedOrganisation } from "@/lib/core/accounting-identity";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { Person } from "@/lib/core/require-person";
import type { DatabaseTransaction } from "./client";

export type ConnectionRow = {
  connectionId: string;
  organisationId: string;
  authorisationId: string;
  providerConnectionId: string;
  providerTenantId: string;
  state: "CONNECTED" | "ACCESS_REMOVED";
  organisationName: string;
  shortCode: string | null;
  connectedByName: string;
  connectedAt: Date;
  /** The person in the ledger who gave the consent. */
  providerUserName: string | null;
};

/** The business's connection, working or with its access removed; null when there is none. */
export async function findConnection(db: DatabaseTransaction, scope: BusinessScope): Promise<ConnectionRow | null> {
  const row = await db.connection.findFirst({
    where: { businessId: scope.businessId, state: { not: "DISCONNECTED" } },
    include: {
      organisation: { select: { name: true, shortCode: true, providerTenantId: true } },
      authorisation: { select: { providerUserName: true } },
    },
  });
  if (!row || row.state === "DISCONNECTED") return null;
  return {
    connectionId: row.id,
    organisationId: row.organisationId,
    authorisationId: row.authorisationId,
    providerConnectionId: row.providerConnectionId,
    providerTenantId: row.organisation.providerTenantId,
    state: row.state,
    organisationName: row.organisation.name,
    shortCode: row.organisation.shortCode,
    connectedByName: row.connectedByName,
    connectedAt: row.connectedAt,
    providerUserName: row.authorisation.providerUserName,
  };
}

/** Facts of the organisation beyond its name come with the first read of reference data; until then its currency is XXX, "none". */
export async function upsertConnection(
  db: DatabaseTransaction,
  scope: BusinessScope,
  actor: Person,
  grant: { authorisationId: string; organisation: GrantedOrganisation },
): Promise<{ connectionId: string; organisationId: string; formerEndedAt: Date | null }> {
  const { providerTenantId, providerConnectionId, name } = grant.organisation;
  const { id: organisationId } = await db.organisation.upsert({
    where: { provider_providerTenantId: { provider: "XERO", providerTenantId } },
    create: { provider: "XERO", providerTenantId, name, baseCurrency: "XXX", countryCode: "XX" },
    update: { name },
    select: { id: true },
  });
  const key = { businessId_organisationId: { businessId: scope.businessId, organisationId } };
  const former = await db.connection.findUnique({ where: key, select: { endedAt: true, state: true } });
  const data = {
    authorisationId: grant.authorisationId,
    providerConnectionId,
    state: "CONNECTED" as const,
    connectedById: actor.userId,
    connectedByName: actor.name,
    connectedAt: new Date(),
    endedAt: null,
  };
  const { id: connectionId } = await db.connection.upsert({
    where: key,
    create: { businessId: scope.businessId, organisationId, ...data },
    update: data,
    select: { id: true },
  });
  return { connectionId, organisationId, formerEndedAt: former?.state === "DISCONNECTED" ? former.endedAt : null };
}

/** Ends it for us; false when somebody else already did. */
export async function endConnection(db: DatabaseTransaction, scope: BusinessScope, connectionId: string, endedAt: Date): Promise<boolean> {
  const { count } = await db.connection.updateMany({
    where: { id: connectionId, businessId: scope.businessId, state: { not: "DISCONNECTED" } },
    data: { state: "DISCONNECTED", endedAt },
  });
  return count === 1;
}

export async function setAccessRemoved(db: DatabaseTransaction, scope: BusinessScope, connectionId: string): Promise<boolean> {
  const { count } = await db.connection.updateMany({
    where: { id: connectionId, businessId: scope.businessId, state: "CONNECTED" },
    data: { state: "ACCESS_REMOVED", endedAt: new Date() },
  });
  return count === 1;
}

/** Whether any business still uses this authorisation, and whether for this very organisation. Crosses businesses: it answers yes or no only. */
export async function usesLeft(
  db: DatabaseTransaction,
  use: { authorisationId: string; organisationId: string },
): Promise<{ ofAuthorisation: boolean; ofOrganisation: boolean }> {
  const rows = await db.connection.findMany({
    where: { authorisationId: use.authorisationId, state: "CONNECTED" },
    select: { organisationId: true },
  });
  return { ofAuthorisation: rows.length > 0, ofOrganisation: rows.some(({ organisationId }) => organisationId === use.organisationId) };
}
