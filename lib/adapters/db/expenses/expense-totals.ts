import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseCause, ExpenseSummary, ExpenseTotals } from "@/lib/core/expense-row";
import { assertMinorUnits, type Money } from "@/lib/core/money";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { expenseWhere, type ExpenseQuery } from "./expense-where";

export async function countTabs(db: DatabaseTransaction, scope: BusinessScope): Promise<ExpenseSummary["tabs"]> {
  const rows = await db.$queryRaw<{ tab: keyof ExpenseSummary["tabs"]; count: bigint }[]>`
    SELECT CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END AS "tab", count(*) AS "count"
    FROM "Transaction" WHERE "businessId" = ${scope.businessId}::uuid AND "isExpense" GROUP BY 1`;
  const count = (tab: string) => Number(rows.find((row) => row.tab === tab)?.count ?? 0n);
  return { pending: count("pending"), synced: count("synced"), aside: count("aside") };
}

type TotalsRow = { currency: string; count: bigint; ready: bigint; spent: bigint };

function toTotals(rows: TotalsRow[]): ExpenseTotals {
  return {
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    readyCount: rows.reduce((sum, row) => sum + Number(row.ready), 0),
    sums: rows.map((row) => ({ currency: row.currency, amountMinor: assertMinorUnits(Number(row.spent)) })),
  };
}

/** Of all that match, or of the oldest so many of them. Sums count money out as positive. */
export async function totalExpenses(db: DatabaseTransaction, query: ExpenseQuery, oldest: number | null): Promise<ExpenseTotals> {
  const bound = oldest === null ? Prisma.empty : Prisma.sql`ORDER BY t."postedOn", t."id" LIMIT ${oldest}`;
  const rows = await db.$queryRaw<TotalsRow[]>`
    SELECT s."currency", count(*) AS "count", count(*) FILTER (WHERE s."syncState" = 'PENDING' AND s."blockers" = '{}') AS "ready", (- sum(s."amountMinor"))::bigint AS "spent"
    FROM (SELECT t."currency", t."syncState", t."blockers", t."amountMinor" FROM "Transaction" t WHERE ${expenseWhere(query)} ${bound}) s
    GROUP BY 1 ORDER BY 2 DESC, 1`;
  return toTotals(rows);
}

/** The ids of the oldest that match and were there at the cut-off. */
export async function matchingExpenseIds(db: DatabaseTransaction, query: ExpenseQuery, cutOffAt: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT t."id"::text FROM "Transaction" t WHERE ${expenseWhere(query)} AND t."createdAt" <= ${cutOffAt}::timestamptz
    ORDER BY t."postedOn", t."id" LIMIT ${MAX_EXPENSES_PER_RUN}`;
  return rows.map(({ id }) => id);
}

/** The youngest of the oldest 1000 that match. */
export async function lastSelectable(db: DatabaseTransaction, query: ExpenseQuery): Promise<{ postedOn: string; id: string } | null> {
  const rows = await db.$queryRaw<{ postedOn: string; id: string }[]>`
    SELECT t."postedOn"::text AS "postedOn", t."id"::text AS "id" FROM "Transaction" t WHERE ${expenseWhere(query)}
    ORDER BY t."postedOn", t."id" OFFSET ${MAX_EXPENSES_PER_RUN - 1} LIMIT 1`;
  return rows[0] ?? null;
}

type CauseRow = {
  code: string;
  kind: "category" | "account" | "ledgerAccount" | null;
  subjectId: string | null;
  name: string | null;
  currency: string;
  count: bigint;
  spent: bigint;
};

/** What holds back the expenses of a tab, by cause and by what the cause hangs on; the cause with most expenses first. */
export async function groupCauses(
  db: DatabaseTransaction,
  query: Pick<ExpenseQuery, "scope" | "organisationId">,
  state: "PENDING" | "SYNCED",
): Promise<ExpenseCause[]> {
  const { scope, organisationId } = query;
  const codes =
    state === "PENDING"
      ? Prisma.sql`CASE WHEN t."errorCode" IS NULL OR t."errorCode" = ANY(t."blockers") THEN t."blockers" ELSE t."blockers" || t."errorCode" END`
      : Prisma.sql`ARRAY[t."errorCode"]`;
  const held =
    state === "PENDING" ? Prisma.sql`(t."blockers" <> '{}' OR t."errorCode" IS NOT NULL)` : Prisma.sql`t."errorCode" IS NOT NULL`;
  const rows = await db.$queryRaw<CauseRow[]>`
    WITH held AS (
      SELECT t."currency", t."amountMinor", code, t."categoryId", t."accountId", COALESCE(t."ledgerAccountId", m."ledgerAccountId") AS "ledgerAccountId",
        CASE WHEN code = 'accountMissing' AND t."categoryId" IS NOT NULL THEN 'category'
          WHEN code IN ('accountNotLinked', 'bankAccountArchived', 'currencyDiffers') THEN 'account'
          WHEN code IN ('accountArchived', 'accountTakesNoPayments', 'taxRateMissing', 'taxRateNotForAccount', 'taxRateArchived') THEN 'ledgerAccount' END AS "kind"
      FROM "Transaction" t LEFT JOIN "CategoryMapping" m ON m."organisationId" = ${organisationId}::uuid AND m."categoryId" = t."categoryId"
      CROSS JOIN LATERAL unnest(${codes}) AS code
      WHERE t."businessId" = ${scope.businessId}::uuid AND t."isExpense" AND t."syncState" = ${state}::"SyncState" AND ${held}),
    keyed AS (SELECT *, CASE "kind" WHEN 'category' THEN "categoryId"::text WHEN 'account' THEN "accountId"::text WHEN 'ledgerAccount' THEN "ledgerAccountId" END AS "subjectId" FROM held),
    grouped AS (SELECT "code", "kind", "subjectId", "currency", count(*) AS "count", (- sum("amountMinor"))::bigint AS "spent" FROM keyed GROUP BY 1, 2, 3, 4)
    SELECT g.*, COALESCE(c."name", a."name", la."code" || ' ' || la."name", la."name") AS "name" FROM grouped g
    LEFT JOIN "Category" c ON g."kind" = 'category' AND c."id"::text = g."subjectId"
    LEFT JOIN "Account" a ON g."kind" = 'account' AND a."id"::text = g."subjectId"
    LEFT JOIN "LedgerAccount" la ON g."kind" = 'ledgerAccount' AND la."organisationId" = ${organisationId}::uuid AND la."ledgerAccountId" = g."subjectId"
    ORDER BY g."count" DESC, g."code", g."subjectId"`;
  return mergeCurrencies(rows);
}

function mergeCurrencies(rows: CauseRow[]): ExpenseCause[] {
  const causes = new Map<string, ExpenseCause>();
  for (const row of rows) {
    const key = `${row.code} ${row.subjectId ?? ""}`;
    const sum: Money = { currency: row.currency, amountMinor: assertMinorUnits(Number(row.spent)) };
    const known = causes.get(key);
    if (known) {
      known.count += Number(row.count);
      known.sums.push(sum);
    } else {
      const subject = row.kind !== null && row.subjectId !== null ? { kind: row.kind, id: row.subjectId, name: row.name ?? "" } : null;
      causes.set(key, { code: row.code, count: Number(row.count), sums: [sum], subject });
    }
  }
  return [...causes.values()].sort((one, other) => other.count - one.count);
}

/** The currencies of the business's accounts. */
export async function listCurrencies(db: DatabaseTransaction, scope: BusinessScope): Promise<string[]> {
  const rows = await db.account.findMany({
    where: { businessId: scope.businessId },
    distinct: ["currency"],
    select: { currency: true },
    orderBy: { currency: "asc" },
  });
  return rows.map(({ currency }) => currency);
}
