import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseCause, SelectedExpense } from "@/lib/core/expense-row";
import { assertMinorUnits, type Money } from "@/lib/core/money";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { readInOrder } from "./expense-order";
import { inTab, placedBy, siftedBy, type ExpenseQuery } from "./expense-where";

type StoredSelected = Omit<SelectedExpense, "amountMinor"> & { amountMinor: bigint };

const SELECTED = Prisma.sql`t."id"::text, t."amountMinor", t."currency", t."syncState"::text AS "syncState", t."blockers", t."isUpdated"`;

/** The oldest that match, with what counts in a selection. */
export async function oldestMatching(
  db: DatabaseTransaction,
  query: ExpenseQuery,
  limit: number,
): Promise<(SelectedExpense & { postedOn: string })[]> {
  const rows = await readInOrder<StoredSelected & { postedOn: string }>(
    db,
    query,
    { sort: "date", limit },
    (placed) =>
      Prisma.sql`SELECT ${SELECTED}, p."sortedBy" AS "postedOn" FROM (${placed}) p JOIN "Transaction" t ON t."id" = p."id" ORDER BY p."place"`,
  );
  return rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) }));
}

/** Those of these expenses that are in the tab. */
export async function selectSelected(
  db: DatabaseTransaction,
  tab: Pick<ExpenseQuery, "scope" | "filter">,
  ids: readonly string[],
): Promise<SelectedExpense[]> {
  const rows = await db.$queryRaw<StoredSelected[]>`
    SELECT ${SELECTED} FROM "Transaction" t WHERE ${inTab(tab)} AND t."isExpense" AND t."id" = ANY(${ids}::uuid[])`;
  return rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) }));
}

/** How many match, counted no further than to `most`. */
export async function countUpTo(db: DatabaseTransaction, query: ExpenseQuery, most: number): Promise<number> {
  const where = Prisma.join([inTab(query), Prisma.sql`t."isExpense"`, ...placedBy(query), ...siftedBy(query)], " AND ");
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS "count" FROM (SELECT 1 FROM "Transaction" t WHERE ${where} LIMIT ${most}) s`;
  return Number(row?.count ?? 0n);
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
      SELECT t."currency", t."amountMinor", t."expenseCount", code, t."categoryId", t."accountId", COALESCE(t."ledgerAccountId", m."ledgerAccountId") AS "ledgerAccountId",
        CASE WHEN code = 'accountMissing' AND t."categoryId" IS NOT NULL THEN 'category'
          WHEN code IN ('accountNotLinked', 'bankAccountArchived', 'currencyDiffers') THEN 'account'
          WHEN code IN ('accountArchived', 'accountTakesNoPayments', 'taxRateMissing', 'taxRateNotForAccount', 'taxRateArchived') THEN 'ledgerAccount' END AS "kind"
      FROM "ExpenseTally" t LEFT JOIN "CategoryMapping" m ON m."organisationId" = ${organisationId}::uuid AND m."categoryId" = t."categoryId"
      CROSS JOIN LATERAL unnest(${codes}) AS code
      WHERE t."businessId" = ${scope.businessId}::uuid AND t."syncState" = ${state}::"SyncState" AND ${held}),
    keyed AS (SELECT *, CASE "kind" WHEN 'category' THEN "categoryId"::text WHEN 'account' THEN "accountId"::text WHEN 'ledgerAccount' THEN "ledgerAccountId" END AS "subjectId" FROM held),
    grouped AS (SELECT "code", "kind", "subjectId", "currency", sum("expenseCount") AS "count", (- sum("amountMinor"))::bigint AS "spent"
      FROM keyed GROUP BY 1, 2, 3, 4 HAVING sum("expenseCount") > 0)
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
