import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseFilter, ExpenseLabel } from "@/lib/core/expense-filter";
import { fromDecimalString } from "@/lib/core/money";
import { TAB_STATES } from "@/lib/core/sync-state";
import { Prisma } from "../generated/client";

/** `currencies` are those of the business's accounts, since what "12.50" is in minor units depends on them. */
export type ExpenseQuery = { scope: BusinessScope; filter: ExpenseFilter; organisationId: string | null; currencies: string[] };

const LABELS: Readonly<Record<ExpenseLabel, Prisma.Sql>> = {
  ready: Prisma.sql`t."syncState" = 'PENDING' AND t."blockers" = '{}' AND t."errorCode" IS NULL`,
  updated: Prisma.sql`t."isUpdated"`,
  error: Prisma.sql`t."errorCode" IS NOT NULL AND t."syncState" IN ('PENDING', 'SYNCED')`,
  incomplete: Prisma.sql`t."syncState" = 'PENDING' AND t."blockers" <> '{}'`,
  syncing: Prisma.sql`t."syncState" IN ('QUEUED', 'SYNCING')`,
};

const NOTHING = Prisma.sql`FALSE`;

function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? NOTHING : Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
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

/** Every word must occur in merchant, description or reference, or be the amount. */
function searched(query: ExpenseQuery, q: string): Prisma.Sql[] {
  return q.split(/\s+/).map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const inText = Prisma.sql`(t."merchant" || ' ' || t."description" || ' ' || t."reference") ILIKE ${pattern}`;
    const decimal = word.replace(/^[-\u2212]/, "").replace(/,(?=\d{3}\b)/g, "");
    return /^\d+(\.\d+)?$/.test(decimal) ? anyOf([inText, amountsAre(query, decimal, "=")]) : inText;
  });
}

/** The ledger account of an expense without a split, set by hand or mapped. `t` is the transaction. */
function ledgerAccountOf(organisationId: string | null): Prisma.Sql {
  return Prisma.sql`COALESCE(t."ledgerAccountId", (SELECT m."ledgerAccountId" FROM "CategoryMapping" m
    WHERE m."organisationId" = ${organisationId}::uuid AND m."categoryId" = t."categoryId"))`;
}

/** The condition of a list, over "Transaction" t. Always bounded by the business. */
export function expenseWhere(query: ExpenseQuery): Prisma.Sql {
  const { scope, filter } = query;
  const states = Prisma.join(TAB_STATES[filter.tab].map((state) => Prisma.sql`${state}::"SyncState"`));
  const all: Prisma.Sql[] = [Prisma.sql`t."businessId" = ${scope.businessId}::uuid AND t."isExpense" AND t."syncState" IN (${states})`];
  if (filter.q) all.push(...searched(query, filter.q));
  if (filter.account) all.push(Prisma.sql`t."accountId" = ${filter.account}::uuid`);
  if (filter.category)
    all.push(filter.category === "none" ? Prisma.sql`t."categoryId" IS NULL` : Prisma.sql`t."categoryId" = ${filter.category}::uuid`);
  if (filter.ledgerAccount) all.push(Prisma.sql`${ledgerAccountOf(query.organisationId)} = ${filter.ledgerAccount}`);
  if (filter.cardholder) all.push(Prisma.sql`t."cardholder" = ${filter.cardholder}`);
  if (filter.from) all.push(Prisma.sql`t."postedOn" >= ${filter.from}::date`);
  if (filter.to) all.push(Prisma.sql`t."postedOn" <= ${filter.to}::date`);
  if (filter.currency) all.push(Prisma.sql`t."currency" = ${filter.currency}`);
  if (filter.min) all.push(amountsAre(query, filter.min, ">="));
  if (filter.max) all.push(amountsAre(query, filter.max, "<="));
  if (filter.receipts) {
    const has = Prisma.sql`EXISTS (SELECT 1 FROM "Receipt" r WHERE r."transactionId" = t."id" AND r."removedAt" IS NULL)`;
    all.push(filter.receipts === "with" ? has : Prisma.sql`NOT ${has}`);
  }
  if (filter.label) all.push(LABELS[filter.label]);
  if (filter.cause) all.push(Prisma.sql`(t."blockers" @> ARRAY[${filter.cause}]::text[] OR t."errorCode" = ${filter.cause})`);
  return Prisma.join(all, " AND ");
}
