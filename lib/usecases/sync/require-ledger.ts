import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { findConnection } from "@/lib/adapters/db/sync/ledger-context";

/** The connection that expenses go through, or the reason why none do. */
export async function requireLedger(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
): Promise<{ organisationId: string; connectionId: string }> {
  const business = await db.business.findUniqueOrThrow({ where: { id: scope.businessId }, select: { countryCode: true } });
  if (business.countryCode === "HK") throw new AppError("notAvailableInHongKong");
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  if (connection.state !== "CONNECTED") throw new AppError("accessRemoved");
  return { organisationId: connection.organisationId, connectionId: connection.connectionId };
}
