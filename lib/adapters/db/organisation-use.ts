import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

/** What a business has in one organisation, and what of it would not fit another one. */
export type OrganisationUse = { syncedCount: number; mappedCount: number; linkCount: number; ownCodingCount: number };

export async function countOrganisationUse(
  db: DatabaseTransaction,
  scope: BusinessScope,
  organisationId: string,
): Promise<OrganisationUse> {
  const { businessId } = scope;
  const last = await db.accountLink.findFirst({
    where: { businessId, organisationId },
    orderBy: { endedAt: { sort: "desc", nulls: "first" } },
  });
  const [syncedCount, mappedCount, linkCount, ownCodingCount] = await Promise.all([
    db.ledgerEntry.count({ where: { businessId, organisationId, removedAt: null } }),
    db.categoryMapping.count({ where: { businessId, organisationId, ledgerAccountId: { not: null } } }),
    last ? db.accountLink.count({ where: { businessId, organisationId, endedAt: last.endedAt } }) : 0,
    db.transaction.count({
      where: {
        businessId,
        isExpense: true,
        syncState: { not: "SYNCED" },
        OR: [{ ledgerAccountId: { not: null } }, { taxType: { not: null } }, { contactId: { not: null } }],
      },
    }),
  ]);
  return { syncedCount, mappedCount, linkCount, ownCodingCount };
}
