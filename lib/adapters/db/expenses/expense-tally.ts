import type { BusinessScope } from "@/lib/core/business-scope";
import { NARROWING, type ExpenseFilter, type NarrowingField } from "@/lib/core/expense-filter";
import type { ExpenseSummary } from "@/lib/core/expense-row";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { inTab, isAboutReceipts, placedBy, siftedBy, type ExpenseQuery } from "./expense-where";

// The triggers on "Transaction" keep these figures (prisma/migrations/…_expense_tally): reading them costs the same for ten rows and for a million.

const KEPT: readonly NarrowingField[] = ["account", "category", "ledgerAccount", "currency", "label", "cause"];

export function isKept(filter: ExpenseFilter): boolean {
  return !isAboutReceipts(filter) && NARROWING.every((field) => filter[field] === undefined || KEPT.includes(field));
}

export async function countTabs(db: DatabaseTransaction, scope: BusinessScope): Promise<ExpenseSummary["tabs"]> {
  const rows = await db.$queryRaw<{ tab: keyof ExpenseSummary["tabs"]; count: bigint }[]>`
    SELECT CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END AS "tab", sum("expenseCount") AS "count"
    FROM "ExpenseTally" WHERE "businessId" = ${scope.businessId}::uuid GROUP BY 1`;
  const count = (tab: string) => Number(rows.find((row) => row.tab === tab)?.count ?? 0n);
  return { pending: count("pending"), synced: count("synced"), aside: count("aside") };
}

/** How many match a filter all of whose conditions are kept. */
export async function countKept(db: DatabaseTransaction, query: ExpenseQuery): Promise<number> {
  const where = Prisma.join([inTab(query), ...placedBy(query), ...siftedBy(query)], " AND ");
  const [row] = await db.$queryRaw<
    { count: bigint | null }[]
  >`SELECT sum(t."expenseCount") AS "count" FROM "ExpenseTally" t WHERE ${where}`;
  return Number(row?.count ?? 0n);
}

/** The currencies of a tab's expenses, the commonest first. */
export async function currenciesOf(db: DatabaseTransaction, query: Pick<ExpenseQuery, "scope" | "filter">): Promise<string[]> {
  const rows = await db.$queryRaw<{ currency: string }[]>`
    SELECT t."currency" FROM "ExpenseTally" t WHERE ${inTab(query)} GROUP BY 1 HAVING sum(t."expenseCount") > 0 ORDER BY sum(t."expenseCount") DESC, 1`;
  return rows.map(({ currency }) => currency);
}

/** Moves on with everything that happens to this business's expenses and with everything that is remembered of it: a poll sees by it that rows may have changed. */
export async function latestChange(db: DatabaseTransaction, scope: BusinessScope): Promise<string> {
  // The count as well: of two that write at once, the one with the lower number may be the last to be seen.
  const [row] = await db.$queryRaw<{ stamp: string }[]>`
    SELECT concat_ws('.', (SELECT concat(max("id"), '.', count(*)) FROM "ExpenseTally" WHERE "businessId" = ${scope.businessId}::uuid),
      (SELECT max("id") FROM "AuditEntry" WHERE "businessId" = ${scope.businessId}::uuid)) AS "stamp"`;
  return row?.stamp ?? "";
}
