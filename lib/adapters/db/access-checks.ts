import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

/** Takes one authorisation that a business works with and that was not looked at for so long; null when none is due. */
export async function claimAccessCheck(db: DatabaseTransaction, intervalMs: number): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Authorisation" SET "accessCheckedAt" = now() WHERE "id" = (
      SELECT a."id" FROM "Authorisation" a
      WHERE (a."accessCheckedAt" IS NULL OR a."accessCheckedAt" < now() - ${intervalMs}::float8 * interval '1 millisecond')
        AND EXISTS (SELECT 1 FROM "Connection" c WHERE c."authorisationId" = a."id" AND c."state" = 'CONNECTED')
      ORDER BY a."accessCheckedAt" NULLS FIRST LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id"`;
  return row?.id ?? null;
}

/** The businesses that work through an authorisation, each with the tenant it works with. */
export async function connectionsOf(
  db: DatabaseTransaction,
  authorisationId: string,
): Promise<{ scope: BusinessScope; connectionId: string; providerTenantId: string }[]> {
  const rows = await db.connection.findMany({
    where: { authorisationId, state: "CONNECTED" },
    select: { id: true, businessId: true, organisation: { select: { providerTenantId: true } } },
  });
  return rows.map(({ id, businessId, organisation }) => ({
    scope: grantBusinessScope(businessId),
    connectionId: id,
    providerTenantId: organisation.providerTenantId,
  }));
}
