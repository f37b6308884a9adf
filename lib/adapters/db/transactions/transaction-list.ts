import type { BusinessScope } from "@/lib/core/business-scope";
import type { TransactionFilter } from "@/lib/core/transaction-filter";
import type { TransactionPage, TransactionRow } from "@/lib/core/transaction-row";
import type { Database, DatabaseTransaction } from "../client";
import { readCursor, writeCursor } from "../expenses/expense-cursor";
import { amountsAre, LABELS, RECEIPTS, searched, type SearchFacts } from "../expenses/filter-conditions";
import { Prisma } from "../generated/client";

type Reader = Database | DatabaseTransaction;
export type TransactionQuery = {
  scope: BusinessScope;
  filter: TransactionFilter;
  onlyCardsOf: string | null;
  /** This one alone. */ transactionId?: string;
} & Partial<SearchFacts>;

const KINDS = {
  expense: Prisma.sql`t."isExpense" AND t."amountMinor" <= 0`,
  refund: Prisma.sql`t."isExpense" AND t."amountMinor" > 0`,
  income: Prisma.sql`NOT t."isExpense"`,
} as const;

const STATES = {
  pending: Prisma.sql`t."isExpense" AND t."syncState" IN ('PENDING', 'QUEUED', 'SYNCING')`,
  synced: Prisma.sql`t."isExpense" AND t."syncState" = 'SYNCED'`,
  aside: Prisma.sql`t."isExpense" AND t."syncState" = 'SET_ASIDE'`,
} as const;

function transactionWhere({ scope, filter, onlyCardsOf, currencies = [], references = [], transactionId }: TransactionQuery): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`t."businessId" = ${scope.businessId}::uuid`];
  if (transactionId !== undefined) all.push(Prisma.sql`t."id" = ${transactionId}::uuid`);
  if (onlyCardsOf !== null) all.push(Prisma.sql`t."cardholderUserId" = ${onlyCardsOf}::uuid`);
  const amounts = { currency: filter.currency, currencies, references };
  if (filter.q) all.push(...searched(amounts, filter.q));
  if (filter.account) all.push(Prisma.sql`t."accountId" = ${filter.account}::uuid`);
  if (filter.category)
    all.push(filter.category === "none" ? Prisma.sql`t."categoryId" IS NULL` : Prisma.sql`t."categoryId" = ${filter.category}::uuid`);
  if (filter.cardholder) all.push(Prisma.sql`t."cardholder" = ${filter.cardholder}`);
  if (filter.from) all.push(Prisma.sql`t."postedOn" >= ${filter.from}::date`);
  if (filter.to) all.push(Prisma.sql`t."postedOn" <= ${filter.to}::date`);
  if (filter.min) all.push(amountsAre(amounts, filter.min, ">="));
  if (filter.max) all.push(amountsAre(amounts, filter.max, "<="));
  if (filter.currency) all.push(Prisma.sql`t."currency" = ${filter.currency}`);
  if (filter.receipts) all.push(RECEIPTS[filter.receipts]);
  if (filter.label) all.push(Prisma.sql`t."isExpense" AND ${LABELS[filter.label]}`);
  if (filter.kind) all.push(KINDS[filter.kind]);
  if (filter.state) all.push(STATES[filter.state]);
  if (filter.import) all.push(Prisma.sql`t."importId" = ${filter.import}::uuid`);
  return Prisma.join(all, " AND ");
}

type Stored = Omit<TransactionRow, "amountMinor" | "originalAmountMinor" | "receiptCount"> & {
  amountMinor: bigint;
  originalAmountMinor: bigint | null;
  receiptCount: bigint;
};

/** The newest first, by keyset: a page costs the same wherever in the list it is. */
export async function listTransactionRows(
  db: Reader,
  query: TransactionQuery,
  page: { cursor: string | null; limit: number },
): Promise<TransactionPage> {
  const cursor = page.cursor ? readCursor(page.cursor) : null;
  const after = cursor ? Prisma.sql`AND (t."postedOn", t."id") < (${String(cursor[0])}::date, ${cursor[1]}::uuid)` : Prisma.empty;
  const found = await db.$queryRaw<Stored[]>`
    SELECT t."id"::text, t."reference", to_char(t."postedOn", 'YYYY-MM-DD') AS "postedOn", t."amountMinor", t."currency", t."originalAmountMinor",
      t."originalCurrency", t."merchant", t."description", t."cardholder", t."cardLast4", a."name" AS "accountName", t."categoryId"::text,
      c."name" AS "categoryName", t."notes", t."taxHint", t."isExpense", t."syncState"::text AS "syncState", t."isUpdated", t."errorCode", t."blockers",
      t."version", (SELECT COUNT(*) FROM "Receipt" r WHERE r."transactionId" = t."id" AND r."removedAt" IS NULL) AS "receiptCount"
    FROM "Transaction" t JOIN "Account" a ON a."id" = t."accountId" LEFT JOIN "Category" c ON c."id" = t."categoryId"
    WHERE ${transactionWhere(query)} ${after}
    ORDER BY t."postedOn" DESC, t."id" DESC LIMIT ${page.limit + 1}`;
  const rows = found.slice(0, page.limit).map((row) => ({
    ...row,
    amountMinor: Number(row.amountMinor),
    originalAmountMinor: row.originalAmountMinor === null ? null : Number(row.originalAmountMinor),
    receiptCount: Number(row.receiptCount),
  }));
  const last = found.length > page.limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? writeCursor([last.postedOn, last.id]) : null };
}

export type TransactionTotals = { count: number; pendingCount: number; sums: { currency: string; amountMinor: number }[] };

export async function totalTransactions(db: Reader, query: TransactionQuery): Promise<TransactionTotals> {
  const found = await db.$queryRaw<{ currency: string; amount: bigint; count: bigint; pending: bigint }[]>`
    SELECT t."currency", SUM(t."amountMinor")::bigint AS amount, COUNT(*) AS count,
      COUNT(*) FILTER (WHERE t."isExpense" AND t."syncState" = 'PENDING') AS pending
    FROM "Transaction" t WHERE ${transactionWhere(query)} GROUP BY 1 ORDER BY count DESC, 1`;
  return {
    count: found.reduce((sum, row) => sum + Number(row.count), 0),
    pendingCount: found.reduce((sum, row) => sum + Number(row.pending), 0),
    sums: found.map(({ currency, amount }) => ({ currency, amountMinor: Number(amount) })),
  };
}
