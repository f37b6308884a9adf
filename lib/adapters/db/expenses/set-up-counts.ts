import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

/** How far a business is with one organisation: accounts linked, categories mapped, and whether anything was ever sent (1) or not (0). */
export async function countSetUp(db: DatabaseTransaction, scope: BusinessScope, organisationId: string) {
  const { businessId } = scope;
  const [linkCount, mappedCount, entry] = await Promise.all([
    db.accountLink.count({ where: { businessId, organisationId, endedAt: null } }),
    db.categoryMapping.count({ where: { businessId, organisationId, ledgerAccountId: { not: null } } }),
    db.ledgerEntry.findFirst({ where: { businessId }, select: { id: true } }),
  ]);
  return { linkCount, mappedCount, entryCount: entry ? 1 : 0 };
}
