import type { GrantedOrganisation } from "@/lib/core/accounting-identity";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";
import { readGranted } from "./connect-attempts";

/**
 * The tenants that some business still needs this authorisation for: it works with them, or a choice among them is open. Crosses businesses:
 * what one gives back must not be what another one uses.
 */
export async function tenantsInUse(db: DatabaseTransaction, authorisationId: string): Promise<Set<string>> {
  const connections = await db.connection.findMany({
    where: { authorisationId, state: "CONNECTED" },
    select: { organisation: { select: { providerTenantId: true } } },
  });
  const choices = await db.connectAttempt.findMany({
    where: { authorisationId, expiresAt: { gt: new Date() } },
    select: { organisations: true },
  });
  return new Set([
    ...connections.map(({ organisation }) => organisation.providerTenantId),
    ...choices.flatMap(({ organisations }) => readGranted(organisations).map(({ providerTenantId }) => providerTenantId)),
  ]);
}

export type LeftConnection = {
  scope: BusinessScope;
  connectionId: string;
  organisationId: string;
  authorisationId: string;
  organisation: GrantedOrganisation;
};

/** What ended here and could not be ended in the ledger yet, of every business or of one. */
export async function listLeftConnections(db: DatabaseTransaction, scope?: BusinessScope): Promise<LeftConnection[]> {
  const rows = await db.connection.findMany({
    where: { state: "DISCONNECTED", isLeftInLedger: true, ...(scope ? { businessId: scope.businessId } : {}) },
    include: { organisation: { select: { name: true, providerTenantId: true } } },
  });
  return rows.map((row) => ({
    scope: grantBusinessScope(row.businessId),
    connectionId: row.id,
    organisationId: row.organisationId,
    authorisationId: row.authorisationId,
    organisation: {
      providerConnectionId: row.providerConnectionId,
      providerTenantId: row.organisation.providerTenantId,
      name: row.organisation.name,
    },
  }));
}

export async function noteEndedInLedger(db: DatabaseTransaction, scope: BusinessScope, connectionId: string): Promise<void> {
  await db.connection.updateMany({
    where: { id: connectionId, businessId: scope.businessId, state: "DISCONNECTED" },
    data: { isLeftInLedger: false },
  });
}
