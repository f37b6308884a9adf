import type { LedgerSession } from "@/lib/core/accounting-provider";
import type { DatabaseTransaction } from "./client";

export type SessionKeys = { authorisationId: string; providerTenantId: string };

/** With whose tokens, and in which tenant, a connection's calls are made; null once it is not connected. */
export async function findSessionKeys(db: DatabaseTransaction, session: LedgerSession): Promise<SessionKeys | null> {
  const row = await db.connection.findFirst({
    where: { id: session.connectionId, organisationId: session.organisationId, state: "CONNECTED" },
    select: { authorisationId: true, organisation: { select: { providerTenantId: true } } },
  });
  return row && { authorisationId: row.authorisationId, providerTenantId: row.organisation.providerTenantId };
}
