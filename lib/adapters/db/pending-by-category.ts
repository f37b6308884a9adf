import type { BusinessScope } from "@/lib/core/business-scope";
import { assertMinorUnits, type Money } from "@/lib/core/money";
import type { DatabaseTransaction } from "./client";

export type PendingOfCategory = { categoryId: string | null; count: number; sums: Money[] };

/** What waits to be synced, per category, with its sum in each currency (money out counted as positive). Largest currency count first. */
export async function pendingByCategory(db: DatabaseTransaction, scope: BusinessScope): Promise<PendingOfCategory[]> {
  const groups = await db.transaction.groupBy({
    by: ["categoryId", "currency"],
    where: { businessId: scope.businessId, isExpense: true, syncState: "PENDING" },
    _count: { _all: true },
    _sum: { amountMinor: true },
  });
  const byCategory = new Map<string | null, PendingOfCategory>();
  for (const group of groups.toSorted((a, b) => b._count._all - a._count._all)) {
    const known = byCategory.get(group.categoryId) ?? { categoryId: group.categoryId, count: 0, sums: [] };
    known.count += group._count._all;
    known.sums.push({ amountMinor: assertMinorUnits(-Number(group._sum.amountMinor ?? 0n)), currency: group.currency });
    byCategory.set(group.categoryId, known);
  }
  return [...byCategory.values()];
}

export async function newestPending(db: DatabaseTransaction, scope: BusinessScope): Promise<string | null> {
  const row = await db.transaction.findFirst({
    where: { businessId: scope.businessId, isExpense: true, syncState: "PENDING" },
    orderBy: [{ postedOn: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return row?.id ?? null;
}
