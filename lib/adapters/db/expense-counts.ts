import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

export type ExpenseCounts = { pending: number; synced: number; needAttention: number };

/** How many expenses wait, how many are synced, and how many of both someone has to look at (an error, or a blocker before the sync). */
export async function countExpenses(db: DatabaseTransaction, scope: BusinessScope): Promise<ExpenseCounts> {
  const expenses = { businessId: scope.businessId, isExpense: true } as const;
  const [pending, synced, needAttention] = await Promise.all([
    db.transaction.count({ where: { ...expenses, syncState: { in: ["PENDING", "QUEUED", "SYNCING"] } } }),
    db.transaction.count({ where: { ...expenses, syncState: "SYNCED" } }),
    db.transaction.count({
      where: {
        ...expenses,
        OR: [
          { syncState: "PENDING", blockers: { isEmpty: false } },
          { syncState: { in: ["PENDING", "SYNCED"] }, errorCode: { not: null } },
        ],
      },
    }),
  ]);
  return { pending, synced, needAttention };
}
