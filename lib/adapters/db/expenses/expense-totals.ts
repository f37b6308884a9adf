import type { BusinessScope } from "@/lib/core/business-scope";
import type { CountedExpenses, ExpenseCause, SelectableExpenses, SelectedExpense } from "@/lib/core/expense-row";
import { totalsOf } from "@/lib/core/expense-selection";
import { assertMinorUnits, type Money } from "@/lib/core/money";
import { amongIds } from "../among-ids";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { readInOrder } from "./expense-order";
import { pendingReceiptProblems } from "./receipt-problems";
import { inTab, liveOrganisation, placedBy, siftedBy, type ExpenseQuery } from "./expense-where";

type StoredSelected = Omit<SelectedExpense, "amountMinor"> & { amountMinor: bigint };

const SELECTED = Prisma.sql`t."id"::text, t."amountMinor", t."currency", t."syncState"::text AS "syncState", t."blockers", t."isUpdated"`;

type OldestRow = Omit<CountedExpenses, "amountMinor"> & { amountMinor: bigint; found: number; upTo: SelectableExpenses["upTo"] };

/** The figures of the oldest that match, no more than `most`, and the last of these when there are others after it. */
export async function sumOldest(db: DatabaseTransaction, query: ExpenseQuery, most: number): Promise<SelectableExpenses> {
  const rows = await readInOrder<OldestRow>(
    db,
    query,
    {
      sort: "date",
      limit: most + 1,
      columns: Prisma.sql`t."currency", t."amountMinor", t."syncState", t."blockers"`,
      foundIn: ([first]) => first?.found ?? 0,
    },
    (placed) => Prisma.sql`
      WITH p AS MATERIALIZED (${placed})
      SELECT p."currency", p."syncState"::text AS "syncState", p."blockers", count(*)::int AS "count", sum(p."amountMinor")::bigint AS "amountMinor",
        (SELECT count(*)::int FROM p) AS "found",
        (SELECT json_build_object('postedOn', l."sortedBy", 'id', l."id") FROM p l WHERE l."place" = ${most} AND (SELECT count(*) FROM p) > ${most}) AS "upTo"
      FROM p WHERE p."place" <= ${most} GROUP BY p."currency", p."syncState", p."blockers" ORDER BY min(p."place")`,
  );
  const totals = totalsOf(rows.map((row) => ({ ...row, amountMinor: assertMinorUnits(Number(row.amountMinor)) })));
  return { totals, upTo: rows[0]?.upTo ?? null };
}

/** Those of these expenses that are in the tab. */
export async function selectSelected(
  db: DatabaseTransaction,
  tab: Pick<ExpenseQuery, "scope" | "filter">,
  ids: readonly string[],
): Promise<SelectedExpense[]> {
  const rows = await db.$queryRaw<StoredSelected[]>`
    SELECT ${SELECTED} FROM "Transaction" t WHERE ${inTab(tab)} AND t."isExpense" AND t."id" ${amongIds(ids)}`;
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

function withReceiptProblem(scope: BusinessScope): Prisma.Sql {
  return Prisma.sql`
    SELECT f."code", NULL AS "kind", NULL AS "subjectId", f."currency", count(*) AS "count", (- sum(f."amountMinor"))::bigint AS "spent"
    FROM (${pendingReceiptProblems(scope)}) f GROUP BY 1, 4`;
}

/** What holds back the expenses of a tab, by cause and by what the cause hangs on; the cause with most expenses first. */
export async function groupCauses(db: DatabaseTransaction, scope: BusinessScope, state: "PENDING" | "SYNCED"): Promise<ExpenseCause[]> {
  const organisationId = liveOrganisation(scope);
  const codes =
    state === "PENDING"
      ? Prisma.sql`CASE WHEN t."errorCode" IS NULL OR t."errorCode" = ANY(t."blockers") THEN t."blockers" ELSE t."blockers" || t."errorCode" END`
      : Prisma.sql`ARRAY[t."errorCode"]`;
  const held =
    state === "PENDING" ? Prisma.sql`(t."blockers" <> '{}' OR t."errorCode" IS NOT NULL)` : Prisma.sql`t."errorCode" IS NOT NULL`;
  const receipts = state === "PENDING" ? Prisma.sql` UNION ALL ${withReceiptProblem(scope)}` : Prisma.empty;
  const rows = await db.$queryRaw<CauseRow[]>`
    WITH held AS (
      SELECT t."currency", t."amountMinor", t."expenseCount", code, t."categoryId", t."accountId", COALESCE(t."ledgerAccountId", m."ledgerAccountId") AS "ledgerAccountId",
        CASE WHEN code = 'accountMissing' AND t."categoryId" IS NOT NULL THEN 'category'
          WHEN code IN ('accountNotLinked', 'bankAccountArchived', 'currencyDiffers') THEN 'account'
          WHEN code IN ('accountArchived', 'accountTakesNoPayments', 'taxRateMissing', 'taxRateNotForAccount', 'taxRateArchived') THEN 'ledgerAccount' END AS "kind"
      FROM "ExpenseTally" t LEFT JOIN "CategoryMapping" m ON m."organisationId" = ${organisationId} AND m."categoryId" = t."categoryId"
      CROSS JOIN LATERAL unnest(${codes}) AS code
      WHERE t."businessId" = ${scope.businessId}::uuid AND t."syncState" = ${state}::"SyncState" AND ${held}),
    keyed AS (SELECT *, CASE "kind" WHEN 'category' THEN "categoryId"::text WHEN 'account' THEN "accountId"::text WHEN 'ledgerAccount' THEN "ledgerAccountId" END AS "subjectId" FROM held),
    grouped AS (SELECT "code", "kind", "subjectId", "currency", sum("expenseCount") AS "count", (- sum("amountMinor"))::bigint AS "spent"
      FROM keyed GROUP BY 1, 2, 3, 4 HAVING sum("expenseCount") > 0${receipts})
    SELECT g.*, COALESCE(c."name", a."name", la."code" || ' ' || la."name", la."name") AS "name" FROM grouped g
    LEFT JOIN "Category" c ON g."kind" = 'category' AND c."id"::text = g."subjectId"
    LEFT JOIN "Account" a ON g."kind" = 'account' AND a."id"::text = g."subjectId"
    LEFT JOIN "LedgerAccount" la ON g."kind" = 'ledgerAccount' AND la."organisationId" = ${organisationId} AND la."ledgerAccountId" = g."subjectId"
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
