import type { LedgerSession } from "@/lib/core/accounting-provider";
import type { DatabaseTransaction } from "./client";

export type SessionKeys = { authorisationId: string; providerTenantId: string };

/** With whose tokens, and in which tenant, a connection's calls are made; null once it is not connected, or has ended in the ledger too. */
export async function findSessionKeys(db: DatabaseTransaction, session: LedgerSession): Promise<SessionKeys | null> {
  const row = await db.connection.findFirst({
    where: {
      id: session.connectionId,
      organisationId: session.organisationId,
      ...(session.isEnding ? { isLeftInLedger: true } : { state: "CONNECTED" }),
    },
    select: { authorisationId: true, organisation: { select: { providerTenantId: true } } },
  });
  return row && { authorisationId: row.authorisationId, providerTenantId: row.organisation.providerTenantId };
}
