import type { BusinessScope } from "@/lib/core/business-scope";
import { amongIds } from "../among-ids";
import { Prisma } from "../generated/client";
import type { Database, DatabaseTransaction } from "../client";

/** Which expenses to look at again. */
export type BlockerSelection = { transactionIds: string[] } | { categoryIds: string[] } | { accountIds: string[] } | "all" | "pending";

export type BlockerLocks = { latestLockOn: string | null; isMerchantDecisive: boolean };

/** Expenses that agree in everything the pre-flight looks at; one of them speaks for all. `stored` is what blocks them by now, null where they differ. */
export type BlockerGroup = { key: string; expenseId: string; pendingCount: number; stored: string[] | null };

/**
 * What the pre-flight's answer can depend on, as one text. Split expenses stand alone. The merchant counts only where a contact must exist
 * by its name; otherwise it is enough to know that a name is left once the characters a ledger refuses are gone.
 */
function keyOf(locks: BlockerLocks): Prisma.Sql {
  const merchant = locks.isMerchantDecisive ? Prisma.sql`t."merchant"` : Prisma.sql`(btrim(translate(t."merchant", '<>', '')) = '')::text`;
  return Prisma.sql`ROW(
    t."accountId", t."currency", t."amountMinor" = 0, COALESCE(t."accountingOn", t."postedOn") <= COALESCE(${locks.latestLockOn}::date, '-infinity'::date),
    t."categoryId", t."ledgerAccountId", t."taxType", t."tracking", t."contactId", t."contactName", ${merchant},
    CASE WHEN EXISTS (SELECT 1 FROM "SplitLine" s WHERE s."transactionId" = t."id") THEN t."id" END)::text`;
}

function selected(scope: BusinessScope, where: BlockerSelection): Prisma.Sql {
  const base = Prisma.sql`t."businessId" = ${scope.businessId}::uuid AND t."isExpense" AND t."syncState" <> 'SYNCED'`;
  if (where === "all") return base;
  if (where === "pending") return Prisma.sql`${base} AND t."syncState" = 'PENDING'`;
  if ("transactionIds" in where) return Prisma.sql`${base} AND t."id" ${amongIds(where.transactionIds)}`;
  if ("accountIds" in where) return Prisma.sql`${base} AND t."accountId" = ANY(${where.accountIds}::uuid[])`;
  return Prisma.sql`${base} AND (t."categoryId" = ANY(${where.categoryIds}::uuid[]) OR EXISTS (
    SELECT 1 FROM "SplitLine" l WHERE l."transactionId" = t."id" AND l."categoryId" = ANY(${where.categoryIds}::uuid[])))`;
}

/** What of the organisation and the business decides how expenses are grouped. */
export async function readBlockerLocks(db: Database | DatabaseTransaction, scope: BusinessScope): Promise<BlockerLocks> {
  const [row] = await db.$queryRaw<BlockerLocks[]>`
    SELECT greatest(o."periodLockOn", o."yearEndLockOn")::text AS "latestLockOn", b."contactPolicy" = 'MATCH_ONLY' AS "isMerchantDecisive"
    FROM "Business" b
    LEFT JOIN "Connection" n ON n."businessId" = b."id" AND n."state" <> 'DISCONNECTED'
    LEFT JOIN "Organisation" o ON o."id" = n."organisationId"
    WHERE b."id" = ${scope.businessId}::uuid`;
  return row ?? { latestLockOn: null, isMerchantDecisive: false };
}

export async function groupForBlockers(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  where: BlockerSelection,
  locks: BlockerLocks,
): Promise<BlockerGroup[]> {
  return db.$queryRaw<BlockerGroup[]>`
    SELECT ${keyOf(locks)} AS "key", (array_agg(t."id" ORDER BY t."syncState" <> 'PENDING'))[1]::text AS "expenseId",
      (count(*) FILTER (WHERE t."syncState" = 'PENDING'))::int AS "pendingCount",
      CASE WHEN min(t."blockers") = max(t."blockers") THEN min(t."blockers") END AS "stored"
    FROM "Transaction" t WHERE ${selected(scope, where)} GROUP BY 1`;
}

/** Writes each group's blockers to all its expenses, only where they differ. Answers how many changed. */
export async function storeBlockers(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  where: BlockerSelection,
  locks: BlockerLocks,
  groups: { key: string; blockers: string[] }[],
): Promise<number> {
  if (groups.length === 0) return 0;
  const keys = groups.map((group) => group.key);
  const lists = groups.map((group) => group.blockers.join(","));
  // Locked in the order in which everybody locks expenses, or a bulk edit and this wait for each other.
  return db.$executeRaw`
    WITH found AS MATERIALIZED (
      SELECT t."id", string_to_array(g."list", ',') AS "blockers",
        COALESCE(t."errorCode" = ANY(t."blockers") AND t."errorCode" <> ALL(string_to_array(g."list", ',')), FALSE) AS "isCured"
      FROM (SELECT t.*, ${keyOf(locks)} AS "key" FROM "Transaction" t WHERE ${selected(scope, where)}) t
      JOIN unnest(${keys}::text[], ${lists}::text[]) AS g("key", "list") ON g."key" = t."key"
      WHERE t."blockers" IS DISTINCT FROM string_to_array(g."list", ',')),
    locked AS MATERIALIZED (SELECT t."id" FROM "Transaction" t WHERE t."id" IN (SELECT "id" FROM found) ORDER BY t."id" FOR UPDATE)
    UPDATE "Transaction" u SET "blockers" = found."blockers",
      "errorCode" = CASE WHEN found."isCured" THEN NULL ELSE u."errorCode" END,
      "errorDetail" = CASE WHEN found."isCured" THEN NULL ELSE u."errorDetail" END,
      "errorAt" = CASE WHEN found."isCured" THEN NULL ELSE u."errorAt" END
    FROM found JOIN locked ON locked."id" = found."id"
    WHERE u."id" = found."id" AND u."blockers" IS DISTINCT FROM found."blockers"`;
}
