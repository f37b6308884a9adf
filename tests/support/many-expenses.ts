import { Prisma } from "@/lib/adapters/db/generated/client";
import type { Database } from "@/lib/adapters/db/client";
import type { SgdWorld } from "./sgd-world";

/** As scattered as the product's own, and each once: the factor is odd. */
const referenceOf = (number: Prisma.Sql) =>
  Prisma.sql`regexp_replace(upper(lpad(to_hex(${number} * 2654435761 % 4294967296), 8, '0')), '(....)(....)', 'EX-\\1-\\2')`;

const MERCHANTS = ["Grab", "Kopi Kenangan", "Singapore Airlines", "Amazon Web Services", "Shopee", "Notion Labs", "Cold Storage", "Shell"];

/**
 * Fills a business up with expenses as a large company has them: three years, hundreds of merchants and cardholders, half of them synced, a few
 * incomplete, failed, changed or set aside, a third with a receipt. `from` and `to` number them, so that more can be added later.
 */
export async function addManyExpenses(db: Database, world: SgdWorld, { from, to }: { from: number; to: number }): Promise<void> {
  const { businessId } = world.scope;
  // Indexes are made anew afterwards: kept up row by row they would take five times as long.
  const indexes = await db.$queryRaw<{ name: string; definition: string }[]>`
    SELECT quote_ident(indexname) AS "name", indexdef AS "definition" FROM pg_indexes
    WHERE schemaname = 'public' AND tablename = 'Transaction' AND indexdef NOT LIKE 'CREATE UNIQUE%'`;
  for (const { name } of indexes) await db.$executeRawUnsafe(`DROP INDEX ${name}`);
  await db.$executeRaw`
    WITH picks AS (SELECT (SELECT "id" FROM "Account" WHERE "businessId" = ${businessId}::uuid LIMIT 1) AS account,
      (SELECT "id" FROM "Category" WHERE "businessId" = ${businessId}::uuid AND "name" = 'Transport') AS mapped,
      (SELECT "id" FROM "Category" WHERE "businessId" = ${businessId}::uuid AND "name" = 'Marketing') AS unmapped)
    INSERT INTO "Transaction" ("businessId", "accountId", "postedOn", "amountMinor", "currency", "merchant", "description", "cardholder", "cardLast4",
      "categoryId", "isExpense", "reference", "externalId", "syncState", "blockers", "isUpdated", "errorCode", "updatedAt")
    SELECT ${businessId}::uuid, account, date '2023-11-01' + (n * 1096 / ${to}::bigint)::int + (n % 5)::int, -(100 + n * 104729 % 500000), 'SGD',
      (${MERCHANTS}::text[])[1 + n / 7 * 31 % ${MERCHANTS.length}::int] || ' ' || (n * 13 % 251), 'Order ' || (n * 17 % 9973),
      'Cardholder ' || (n % 307), lpad((n % 307)::text, 4, '4'), CASE WHEN n % 20 = 3 THEN unmapped ELSE mapped END, TRUE,
      ${referenceOf(Prisma.sql`n`)}, 'many-' || n,
      (CASE WHEN n % 100 = 1 THEN 'SET_ASIDE' WHEN n % 2 = 0 THEN 'SYNCED' ELSE 'PENDING' END)::"SyncState",
      CASE WHEN n % 20 = 3 THEN ARRAY['accountMissing'] ELSE '{}' END, n % 97 = 5, CASE WHEN n % 499 = 7 THEN 'rejectedByLedger' END, now()
    FROM generate_series(${from}::bigint, ${to}::bigint) AS n, picks`;
  await db.$executeRaw`
    INSERT INTO "Receipt" ("businessId", "transactionId", "fileName", "contentType", "byteSize", "sha256", "storageKey")
    SELECT "businessId", "id", 'receipt.pdf', 'application/pdf', 1000, md5("reference"), "reference" FROM "Transaction"
    WHERE "businessId" = ${businessId}::uuid AND "externalId" LIKE 'many-%' AND substr("externalId", 6)::bigint BETWEEN ${from}::bigint AND ${to}::bigint
      AND substr("externalId", 6)::bigint % 3 = 0`;
  for (const { definition } of indexes) await db.$executeRawUnsafe(definition);
  await db.$executeRaw`VACUUM ANALYZE`;
}
