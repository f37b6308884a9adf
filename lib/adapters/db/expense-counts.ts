import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

export type ExpenseCounts = { pending: number; synced: number; needAttention: number };

/** How many expenses wait, how many are synced, and how many of both someone has to look at (an error, or a blocker before the sync). */
export async function countExpenses(db: DatabaseTransaction, scope: BusinessScope): Promise<ExpenseCounts> {
  const [row] = await db.$queryRaw<Record<keyof ExpenseCounts, bigint>[]>`
    SELECT COALESCE(sum("expenseCount") FILTER (WHERE "syncState" IN ('PENDING', 'QUEUED', 'SYNCING')), 0) AS "pending",
      COALESCE(sum("expenseCount") FILTER (WHERE "syncState" = 'SYNCED'), 0) AS "synced",
      COALESCE(sum("expenseCount") FILTER (WHERE ("syncState" = 'PENDING' AND "blockers" <> '{}')
        OR ("syncState" IN ('PENDING', 'SYNCED') AND "errorCode" IS NOT NULL)), 0) AS "needAttention"
    FROM "ExpenseTally" WHERE "businessId" = ${scope.businessId}::uuid`;
  return { pending: Number(row?.pending ?? 0), synced: Number(row?.synced ?? 0), needAttention: Number(row?.needAttention ?? 0) };
}
