import type { BusinessScope } from "@/lib/core/business-scope";
import type { CurrencySpend, WaitingExpenses } from "@/lib/core/spending-overview";
import { Prisma } from "./generated/client";
import type { DatabaseTransaction } from "./client";

/** Whose spending: the whole business's, or that of one member's cards. */
export type SpendingOf = { scope: BusinessScope; cardholderUserId: string | null };

function ofWhom({ scope, cardholderUserId }: SpendingOf) {
  const own = cardholderUserId ? Prisma.sql`AND "cardholderUserId" = ${cardholderUserId}::uuid` : Prisma.empty;
  return Prisma.sql`"businessId" = ${scope.businessId}::uuid AND "isExpense" ${own}`;
}

/** Money out less refunds, per currency, since a day; the currency with most expenses first. */
export async function spendByCurrency(db: DatabaseTransaction, of: SpendingOf, sinceOn: string): Promise<CurrencySpend[]> {
  const rows = await db.$queryRaw<{ currency: string; spent: bigint; count: bigint }[]>`
    SELECT "currency", -SUM("amountMinor")::bigint AS spent, COUNT(*) AS count FROM "Transaction"
    WHERE ${ofWhom(of)} AND "postedOn" >= ${sinceOn}::date GROUP BY "currency" ORDER BY count DESC, "currency"`;
  return rows.map(({ currency, spent, count }) => ({ currency, spentMinor: Number(spent), expenseCount: Number(count) }));
}

/** `monthOn` is the first day of the month. Months without spending are left out. */
export async function spendByMonth(
  db: DatabaseTransaction,
  of: SpendingOf,
  currency: string,
  sinceOn: string,
): Promise<{ monthOn: string; spentMinor: number }[]> {
  const rows = await db.$queryRaw<{ month: string; spent: bigint }[]>`
    SELECT to_char(date_trunc('month', "postedOn"), 'YYYY-MM-DD') AS month, -SUM("amountMinor")::bigint AS spent FROM "Transaction"
    WHERE ${ofWhom(of)} AND "currency" = ${currency} AND "postedOn" >= ${sinceOn}::date GROUP BY 1 ORDER BY 1`;
  return rows.map(({ month, spent }) => ({ monthOn: month, spentMinor: Number(spent) }));
}

/** The largest first; a null name is what has no category yet. */
export async function spendByCategory(
  db: DatabaseTransaction,
  of: SpendingOf,
  currency: string,
  sinceOn: string,
): Promise<{ category: string | null; spentMinor: number }[]> {
  const rows = await db.$queryRaw<{ category: string | null; spent: bigint }[]>`
    SELECT "Category"."name" AS category, spent FROM (
      SELECT "categoryId", -SUM("amountMinor")::bigint AS spent FROM "Transaction"
      WHERE ${ofWhom(of)} AND "currency" = ${currency} AND "postedOn" >= ${sinceOn}::date GROUP BY 1
    ) AS sums LEFT JOIN "Category" ON "Category"."id" = sums."categoryId" WHERE spent > 0 ORDER BY spent DESC, category`;
  return rows.map(({ category, spent }) => ({ category, spentMinor: Number(spent) }));
}

/** What waits to be synced and what has to be fixed first. */
export async function waitingExpenses(db: DatabaseTransaction, scope: BusinessScope): Promise<WaitingExpenses> {
  const rows = await db.$queryRaw<{ currency: string; amount: bigint; pending: bigint; ready: bigint; errors: bigint }[]>`
    SELECT "currency", COALESCE(-sum("amountMinor") FILTER (WHERE "syncState" = 'PENDING'), 0)::bigint AS amount,
      COALESCE(sum("expenseCount") FILTER (WHERE "syncState" = 'PENDING'), 0) AS pending,
      COALESCE(sum("expenseCount") FILTER (WHERE "syncState" = 'PENDING' AND "blockers" = '{}'), 0) AS ready,
      COALESCE(sum("expenseCount") FILTER (WHERE "errorCode" IS NOT NULL), 0) AS errors
    FROM "ExpenseTally" WHERE "businessId" = ${scope.businessId}::uuid GROUP BY "currency" ORDER BY pending DESC, "currency"`;
  const total = (pick: (row: (typeof rows)[number]) => bigint) => rows.reduce((sum, row) => sum + Number(pick(row)), 0);
  return {
    pendingCount: total((row) => row.pending),
    readyCount: total((row) => row.ready),
    errorCount: total((row) => row.errors),
    sums: rows.filter((row) => row.pending > 0n).map((row) => ({ currency: row.currency, amountMinor: Number(row.amount) })),
  };
}
