import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseFilter, ExpenseLabel } from "@/lib/core/expense-filter";
import { fromDecimalString } from "@/lib/core/money";
import { TAB_STATES } from "@/lib/core/sync-state";
import { Prisma } from "../generated/client";

/**
 * `currencies` are those of the business's accounts, since what "12.50" is in minor units depends on them; `mappedCategoryIds` are the
 * categories that lead to the ledger account of the filter.
 */
export type ExpenseQuery = {
  scope: BusinessScope;
  filter: ExpenseFilter;
  organisationId: string | null;
  currencies: string[];
  mappedCategoryIds: string[];
};

const LABELS: Readonly<Record<ExpenseLabel, Prisma.Sql>> = {
  ready: Prisma.sql`t."syncState" = 'PENDING' AND t."blockers" = '{}' AND t."errorCode" IS NULL`,
  updated: Prisma.sql`t."isUpdated"`,
  error: Prisma.sql`t."errorCode" IS NOT NULL AND t."syncState" IN ('PENDING', 'SYNCED')`,
  incomplete: Prisma.sql`t."syncState" = 'PENDING' AND t."blockers" <> '{}'`,
  syncing: Prisma.sql`t."syncState" IN ('QUEUED', 'SYNCING')`,
};

function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

function amountsAre(query: ExpenseQuery, decimal: string, operator: "=" | ">=" | "<="): Prisma.Sql {
  const currencies = query.filter.currency ? [query.filter.currency] : query.currencies;
  return anyOf(
    currencies.flatMap((currency) => {
      const minor = fromDecimalString(decimal, currency);
      if (minor === null) return [];
      return [Prisma.sql`(t."currency" = ${currency} AND abs(t."amountMinor") ${Prisma.raw(operator)} ${minor}::bigint)`];
    }),
  );
}

const WORDS = Prisma.sql`(t."merchant" || ' ' || t."description" || ' ' || t."reference")`;
/** A shorter word is in no index by itself, and is in too many words to be of use: it must begin one. */
const FOUND_ANYWHERE = 3;

/** Every word must occur in merchant, description or reference, or be the amount. */
function searched(query: ExpenseQuery, q: string): Prisma.Sql[] {
  return q.split(/\s+/).map((word) => {
    const plain = word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
    const patterns = [...word].length < FOUND_ANYWHERE ? [`${plain}%`, `% ${plain}%`] : [`%${plain}%`];
    const inText = patterns.map((pattern) => Prisma.sql`${WORDS} ILIKE ${pattern}`);
    const decimal = word.replace(/^[-\u2212]/, "").replace(/,(?=\d{3}\b)/g, "");
    return anyOf(/^\d+(\.\d+)?$/.test(decimal) ? [...inText, amountsAre(query, decimal, "=")] : inText);
  });
}

/** The ledger account of an expense without a split, set by hand or mapped. */
function goesTo(query: ExpenseQuery, ledgerAccountId: string): Prisma.Sql {
  return Prisma.sql`(t."ledgerAccountId" = ${ledgerAccountId}
    OR (t."ledgerAccountId" IS NULL AND t."categoryId" = ANY(${query.mappedCategoryIds}::uuid[])))`;
}

/** The cause in the words of the indexes of what is incomplete and what failed. */
function heldBackBy(cause: string): Prisma.Sql {
  return Prisma.sql`((t."syncState" = 'PENDING' AND t."blockers" <> '{}' AND t."blockers" @> ARRAY[${cause}]::text[])
    OR (t."errorCode" IS NOT NULL AND t."errorCode" = ${cause}))`;
}

/** The conditions that an index in the order of the list can serve. */
export function placedBy({ filter }: ExpenseQuery): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  if (filter.account) all.push(Prisma.sql`t."accountId" = ${filter.account}::uuid`);
  if (filter.category)
    all.push(filter.category === "none" ? Prisma.sql`t."categoryId" IS NULL` : Prisma.sql`t."categoryId" = ${filter.category}::uuid`);
  if (filter.cardholder) all.push(Prisma.sql`t."cardholder" = ${filter.cardholder}`);
  if (filter.from) all.push(Prisma.sql`t."postedOn" >= ${filter.from}::date`);
  if (filter.to) all.push(Prisma.sql`t."postedOn" <= ${filter.to}::date`);
  if (filter.label) all.push(LABELS[filter.label]);
  return all;
}

/** The conditions that have to be looked for, or for which the rows in order have to be sifted. */
export function siftedBy(query: ExpenseQuery): Prisma.Sql[] {
  const { filter } = query;
  const all: Prisma.Sql[] = [];
  if (filter.q) all.push(...searched(query, filter.q));
  if (filter.ledgerAccount) all.push(goesTo(query, filter.ledgerAccount));
  if (filter.currency) all.push(Prisma.sql`t."currency" = ${filter.currency}`);
  if (filter.min) all.push(amountsAre(query, filter.min, ">="));
  if (filter.max) all.push(amountsAre(query, filter.max, "<="));
  if (filter.receipts) {
    const has = Prisma.sql`EXISTS (SELECT 1 FROM "Receipt" r WHERE r."transactionId" = t."id" AND r."removedAt" IS NULL)`;
    all.push(filter.receipts === "with" ? has : Prisma.sql`NOT ${has}`);
  }
  if (filter.cause) all.push(heldBackBy(filter.cause));
  return all;
}

/** A tab as the indexes know it: for rows that are read in the order of the list. */
export function inTabInOrder({ scope, filter }: Pick<ExpenseQuery, "scope" | "filter">): Prisma.Sql {
  return Prisma.sql`t."businessId" = ${scope.businessId}::uuid AND t."isExpense"
    AND (CASE t."syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END) = ${filter.tab}`;
}

/** A tab by its states: no index of an order is tempting then, and the conditions beside it decide how the rows are found. */
export function inTab({ scope, filter }: Pick<ExpenseQuery, "scope" | "filter">): Prisma.Sql {
  const states = Prisma.join(TAB_STATES[filter.tab].map((state) => Prisma.sql`${state}::"SyncState"`));
  return Prisma.sql`t."businessId" = ${scope.businessId}::uuid AND t."syncState" IN (${states})`;
}
