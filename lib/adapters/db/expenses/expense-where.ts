import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import { SYNC_ERRORS, type SyncErrorCode } from "@/lib/core/sync-error";
import { TAB_STATES } from "@/lib/core/sync-state";
import { Prisma } from "../generated/client";
import { amountsAre, LABELS, RECEIPTS, searched, type SearchFacts } from "./filter-conditions";

/** `currencies` are those of the business's accounts, since what "12.50" is in minor units depends on them; empty where no amount is asked for. */
export type ExpenseQuery = { scope: BusinessScope; filter: ExpenseFilter } & SearchFacts;

/** The organisation that the business works with, for use inside a statement; null without one. */
export function liveOrganisation({ businessId }: BusinessScope): Prisma.Sql {
  return Prisma.sql`(SELECT n."organisationId" FROM "Connection" n WHERE n."businessId" = ${businessId}::uuid AND n."state" <> 'DISCONNECTED')`;
}

/** The ledger account of an expense without a split, set by hand or mapped. */
function goesTo({ scope }: ExpenseQuery, ledgerAccountId: string): Prisma.Sql {
  const mapped = Prisma.sql`SELECT g."categoryId" FROM "CategoryMapping" g
    WHERE g."organisationId" = ${liveOrganisation(scope)} AND g."ledgerAccountId" = ${ledgerAccountId}`;
  return Prisma.sql`(t."ledgerAccountId" = ${ledgerAccountId} OR (t."ledgerAccountId" IS NULL AND t."categoryId" = ANY(ARRAY(${mapped}))))`;
}

/** Before an expense is sent, what is wrong with a receipt stands at the receipt alone. */
export function isAboutReceipts({ tab, cause }: ExpenseFilter): boolean {
  return tab === "pending" && cause !== undefined && SYNC_ERRORS[cause].scope === "receipt";
}

/** The cause in the words of the indexes of what is incomplete, what failed and what is wrong with receipts. */
function heldBackBy({ scope, filter }: ExpenseQuery, cause: SyncErrorCode): Prisma.Sql {
  if (isAboutReceipts(filter))
    return Prisma.sql`t."id" IN (SELECT r."transactionId" FROM "Receipt" r
      WHERE r."businessId" = ${scope.businessId}::uuid AND r."problemCode" IS NOT NULL AND r."problemCode" = ${cause} AND r."removedAt" IS NULL)`;
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
  const amounts = { currency: filter.currency, currencies: query.currencies, references: query.references };
  const all: Prisma.Sql[] = [];
  if (filter.q) all.push(...searched(amounts, filter.q));
  if (filter.ledgerAccount) all.push(goesTo(query, filter.ledgerAccount));
  if (filter.currency) all.push(Prisma.sql`t."currency" = ${filter.currency}`);
  if (filter.min) all.push(amountsAre(amounts, filter.min, ">="));
  if (filter.max) all.push(amountsAre(amounts, filter.max, "<="));
  if (filter.receipts) all.push(RECEIPTS[filter.receipts]);
  if (filter.cause) all.push(heldBackBy(query, filter.cause));
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
