import type { ExpenseFilter, ExpenseSort } from "@/lib/core/expense-filter";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { keysetOf, type Cursor } from "./expense-cursor";
import { inTab, inTabInOrder, placedBy, siftedBy, type ExpenseQuery } from "./expense-where";

type Stretch<Row> = {
  sort: ExpenseSort;
  after?: Cursor | null;
  limit: number;
  /** What arrived later does not count. */
  cutOffAt?: string;
  /** Columns of `t` that are read beside the id and the place: those of the keys of all orders, currency, syncState and blockers. */
  columns?: Prisma.Sql;
  /** How many expenses the rows stand for, where that is not one each. */
  foundIn?: (rows: Row[]) => number;
};

/** So many rows in order are sifted for each one wanted: a list in which every 50th row fits is still read from its head. */
const SIFTED_PER_ROW = 50;
const MOST_SIFTED = 20_000;

/** A longer word with letters and figures is a reference, or the number of an order. */
function isRare({ q }: ExpenseFilter): boolean {
  return (q ?? "").split(/\s+/).some((word) => word.length >= 6 && /\p{L}/u.test(word) && /\d/.test(word));
}

/**
 * The first so many expenses of a list in its order, or those after a cursor; every page of every sort costs the same wherever it is.
 * Without conditions that need looking for, an index holds the rows in order. With them, the rows that come next are sifted first, which is
 * quick for what is common; only when that does not fill the page is everything that fits looked for and put in order, which is quick for
 * what is rare. A reference is nearly always rare and looked for at once. One statement for both would leave the choice to an estimate, and
 * a wrong one costs seconds at a million rows.
 */
export async function readInOrder<Row>(
  db: DatabaseTransaction,
  query: ExpenseQuery,
  stretch: Stretch<Row>,
  read: (placed: Prisma.Sql) => Prisma.Sql,
): Promise<Row[]> {
  const { order, value, after } = keysetOf(stretch.sort);
  const bounds: Prisma.Sql[] = [];
  if (stretch.after) bounds.push(after(stretch.after));
  if (stretch.cutOffAt) bounds.push(Prisma.sql`t."createdAt" <= ${stretch.cutOffAt}::timestamptz`);
  const sifted = siftedBy(query);
  const inOrder = Prisma.join([inTabInOrder(query), ...placedBy(query), ...bounds], " AND ");
  const beside = stretch.columns ? Prisma.sql`, ${stretch.columns}` : Prisma.empty;
  const shown = Prisma.sql`SELECT t."id", ${value} AS "sortedBy", row_number() OVER (ORDER BY ${order}) AS "place"${beside}`;
  const ordered = (limit: number) => Prisma.sql`ORDER BY ${order} LIMIT ${limit}`;
  const ask = (placed: Prisma.Sql) => db.$queryRaw<Row[]>(read(placed));
  if (sifted.length === 0) return ask(Prisma.sql`${shown} FROM "Transaction" t WHERE ${inOrder} ${ordered(stretch.limit)}`);
  const fits = Prisma.join(sifted, " AND ");
  if (!isRare(query.filter)) {
    const near = await ask(Prisma.sql`
      ${shown} FROM (SELECT t.* FROM "Transaction" t WHERE ${inOrder} ${ordered(Math.min(stretch.limit * SIFTED_PER_ROW, MOST_SIFTED))}) t
      WHERE ${fits} ${ordered(stretch.limit)}`);
    if ((stretch.foundIn?.(near) ?? near.length) === stretch.limit) return near;
  }
  const found = Prisma.join([inTab(query), Prisma.sql`t."isExpense"`, ...placedBy(query), ...bounds, fits], " AND ");
  return ask(Prisma.sql`
    ${shown} FROM (SELECT t."id", t."postedOn", t."amountMinor", t."merchant", t."currency", t."syncState", t."blockers" FROM "Transaction" t
      WHERE ${found} OFFSET 0) t ${ordered(stretch.limit)}`);
}

/** The ids of those expenses. */
export async function idsInOrder(db: DatabaseTransaction, query: ExpenseQuery, stretch: Stretch<{ id: string }>): Promise<string[]> {
  const rows = await readInOrder<{ id: string }>(
    db,
    query,
    stretch,
    (placed) => Prisma.sql`SELECT p."id"::text FROM (${placed}) p ORDER BY p."place"`,
  );
  return rows.map(({ id }) => id);
}
