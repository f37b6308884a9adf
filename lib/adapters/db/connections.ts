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

export type FormerConnection = Pick<
  ConnectionRow,
  "connectionId" | "organisationId" | "authorisationId" | "providerConnectionId" | "providerTenantId" | "organisationName"
> & { isLive: boolean };

/** The organisation the business works with, or worked with last: what another one is compared with. Null before the first. */
export async function findLastConnection(db: DatabaseTransaction, scope: BusinessScope): Promise<FormerConnection | null> {
  const rows = await db.connection.findMany({
    where: { businessId: scope.businessId },
    include: { organisation: { select: { name: true, providerTenantId: true } } },
    orderBy: { connectedAt: "desc" },
  });
  const row = rows.find(({ state }) => state !== "DISCONNECTED") ?? rows.toSorted((a, b) => endOf(b) - endOf(a))[0];
  if (!row) return null;
  const { id: connectionId, organisationId, authorisationId, providerConnectionId, organisation } = row;
  return {
    connectionId,
    organisationId,
    authorisationId,
    providerConnectionId,
    providerTenantId: organisation.providerTenantId,
    organisationName: organisation.name,
    isLive: row.state !== "DISCONNECTED",
  };
}

const endOf = (row: { endedAt: Date | null }) => row.endedAt?.getTime() ?? 0;

/** Facts of the organisation beyond its name come with the first read of reference data; until then its currency is XXX, "none". */
export async function upsertConnection(
  db: DatabaseTransaction,
  scope: BusinessScope,
  actor: Person,
  grant: { authorisationId: string; organisation: GrantedOrganisation },
): Promise<{ connectionId: string; organisationId: string; former: FormerUse | null }> {
  const { providerTenantId, providerConnectionId, name } = grant.organisation;
  const { id: organisationId } = await db.organisation.upsert({
    where: { provider_providerTenantId: { provider: "XERO", providerTenantId } },
    create: { provider: "XERO", providerTenantId, name, baseCurrency: "XXX", countryCode: "XX" },
    update: { name },
    select: { id: true },
  });
  const key = { businessId_organisationId: { businessId: scope.businessId, organisationId } };
  const former = await db.connection.findUnique({
    where: key,
    select: { endedAt: true, state: true, authorisationId: true, providerConnectionId: true },
  });
  const data = {
    authorisationId: grant.authorisationId,
    providerConnectionId,
    state: "CONNECTED" as const,
    connectedById: actor.userId,
    connectedByName: actor.name,
    connectedAt: new Date(),
    endedAt: null,
    isLeftInLedger: false,
  };
  const { id: connectionId } = await db.connection.upsert({
    where: key,
    create: { businessId: scope.businessId, organisationId, ...data },
    update: data,
    select: { id: true },
  });
  if (!former) return { connectionId, organisationId, former: null };
  const endedAt = former.state === "DISCONNECTED" ? former.endedAt : null;
  return { connectionId, organisationId, former: { ...former, endedAt } };
}

/** How the organisation was reached before; `endedAt` where the business had disconnected it. */
type FormerUse = { endedAt: Date | null; authorisationId: string; providerConnectionId: string };

/** Ends it for us; false when somebody else already did. */
export async function endConnection(db: DatabaseTransaction, scope: BusinessScope, connectionId: string, endedAt: Date): Promise<boolean> {
  const { count } = await db.connection.updateMany({
    where: { id: connectionId, businessId: scope.businessId, state: { not: "DISCONNECTED" } },
    data: { state: "DISCONNECTED", endedAt, isLeftInLedger: true },
  });
  return count === 1;
}

/** Each organisation has contacts of its own: the default one rests with the connection that ends, and comes back with it. */
export async function parkDefaultContact(db: DatabaseTransaction, scope: BusinessScope, connectionId: string): Promise<void> {
  const { defaultContactId } = await db.business.findUniqueOrThrow({ where: { id: scope.businessId }, select: { defaultContactId: true } });
  await db.connection.update({ where: { id: connectionId, businessId: scope.businessId }, data: { defaultContactId } });
}

export async function restoreDefaultContact(db: DatabaseTransaction, scope: BusinessScope, connectionId: string): Promise<void> {
  const { defaultContactId } = await db.connection.findUniqueOrThrow({
    where: { id: connectionId, businessId: scope.businessId },
    select: { defaultContactId: true },
  });
  await db.business.update({ where: { id: scope.businessId }, data: { defaultContactId } });
}

export async function setAccessRemoved(db: DatabaseTransaction, scope: BusinessScope, connectionId: string): Promise<boolean> {
  const { count } = await db.connection.updateMany({
    where: { id: connectionId, businessId: scope.businessId, state: "CONNECTED" },
    data: { state: "ACCESS_REMOVED", endedAt: new Date() },
  });
  return count === 1;
}
