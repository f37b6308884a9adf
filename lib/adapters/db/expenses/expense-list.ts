import type { BusinessScope } from "@/lib/core/business-scope";
import { readTracking } from "@/lib/core/tracking-choices";
import type { ValueSource } from "@/lib/core/coding";
import type { ExpensePage, ExpenseRow } from "@/lib/core/expense-row";
import type { SyncState } from "@/lib/core/sync-state";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { readCursor, writeCursor } from "./expense-cursor";
import { readInOrder } from "./expense-order";
import { liveOrganisation, type ExpenseQuery } from "./expense-where";

type Stored = {
  id: string;
  reference: string;
  postedOn: string;
  amountMinor: bigint;
  currency: string;
  originalAmountMinor: bigint | null;
  originalCurrency: string | null;
  merchant: string;
  description: string;
  cardholder: string | null;
  cardLast4: string | null;
  accountName: string;
  categoryId: string | null;
  categoryName: string | null;
  ownLedgerAccountId: string | null;
  ledgerAccountId: string | null;
  ledgerAccountCode: string | null;
  ledgerAccountName: string | null;
  isUsable: boolean | null;
  ownTaxType: string | null;
  mappedTaxType: string | null;
  taxType: string | null;
  taxName: string | null;
  percentage: string | null;
  tracking: unknown;
  lineCount: bigint;
  receiptCount: bigint;
  syncState: SyncState;
  isUpdated: boolean;
  errorCode: string | null;
  blockers: string[];
  version: number;
  sortedBy: string;
};

/** One page, with the coding of each row resolved by the rules of lib/core/coding.ts. */
export async function listExpenses(
  db: DatabaseTransaction,
  query: ExpenseQuery,
  page: { cursor: string | null; limit: number },
): Promise<ExpensePage> {
  const stretch = {
    sort: query.filter.sort,
    after: page.cursor === null ? null : readCursor(page.cursor),
    limit: page.limit + 1,
  };
  const found = await readInOrder<Stored>(
    db,
    query,
    stretch,
    (placed) => Prisma.sql`WITH p AS (${placed}) ${selectRows(query.scope)} FROM p
      JOIN "Transaction" t ON t."id" = p."id" ${joins(query.scope)} ORDER BY p."place"`,
  );
  const rows = found.slice(0, page.limit);
  const last = found.length > page.limit ? rows.at(-1) : undefined;
  return { rows: rows.map(toRow), nextCursor: last ? writeCursor([last.sortedBy, last.id]) : null };
}

function selectRows(scope: BusinessScope): Prisma.Sql {
  return Prisma.sql`SELECT t."id"::text, t."reference", t."postedOn"::text AS "postedOn", t."amountMinor", t."currency", t."originalAmountMinor", t."originalCurrency",
    t."merchant", t."description", t."cardholder", t."cardLast4", a."name" AS "accountName", t."categoryId"::text AS "categoryId", c."name" AS "categoryName",
    t."ledgerAccountId" AS "ownLedgerAccountId", COALESCE(t."ledgerAccountId", m."ledgerAccountId") AS "ledgerAccountId",
    la."code" AS "ledgerAccountCode", la."name" AS "ledgerAccountName", (la."status" = 'ACTIVE' AND la."takesPayments") AS "isUsable",
    t."taxType" AS "ownTaxType", tax."mapped" AS "mappedTaxType", COALESCE(t."taxType", tax."mapped", la."taxType") AS "taxType",
    tr."name" AS "taxName", tr."percentage"::text AS "percentage", COALESCE(t."tracking", m."tracking") AS "tracking",
    (SELECT count(*) FROM "SplitLine" s WHERE s."transactionId" = t."id") AS "lineCount",
    (SELECT count(*) FROM "Receipt" r WHERE r."transactionId" = t."id" AND r."removedAt" IS NULL) AS "receiptCount",
    t."syncState"::text AS "syncState", t."isUpdated", t."errorCode", CASE WHEN ${liveOrganisation(scope)} IS NULL THEN ARRAY['notConnected'] ELSE t."blockers" END AS "blockers",
    t."version", p."sortedBy"`;
}

function joins(scope: BusinessScope): Prisma.Sql {
  const organisationId = liveOrganisation(scope);
  return Prisma.sql`
    JOIN "Account" a ON a."id" = t."accountId"
    LEFT JOIN "Category" c ON c."id" = t."categoryId"
    LEFT JOIN "CategoryMapping" m ON m."organisationId" = ${organisationId} AND m."categoryId" = t."categoryId"
    LEFT JOIN "LedgerAccount" la ON la."organisationId" = ${organisationId} AND la."ledgerAccountId" = COALESCE(t."ledgerAccountId", m."ledgerAccountId")
    -- A mapping's tax rate was chosen for the mapping's account: with another account it says nothing.
    CROSS JOIN LATERAL (SELECT CASE WHEN la."ledgerAccountId" = m."ledgerAccountId" THEN m."taxType" END AS "mapped") tax
    LEFT JOIN "TaxRate" tr ON tr."organisationId" = ${organisationId} AND tr."taxType" = COALESCE(t."taxType", tax."mapped", la."taxType")`;
}

function toRow(row: Stored): ExpenseRow {
  const taxSource: ValueSource = row.ownTaxType !== null ? "expense" : row.mappedTaxType !== null ? "mapping" : "accountDefault";
  return {
    id: row.id,
    reference: row.reference,
    postedOn: row.postedOn,
    amountMinor: Number(row.amountMinor),
    currency: row.currency,
    originalAmountMinor: row.originalAmountMinor === null ? null : Number(row.originalAmountMinor),
    originalCurrency: row.originalCurrency,
    merchant: row.merchant,
    description: row.description,
    cardholder: row.cardholder,
    cardLast4: row.cardLast4,
    accountName: row.accountName,
    categoryId: row.categoryId,
    categoryName: row.categoryName,
    ledgerAccount:
      row.ledgerAccountId === null
        ? null
        : {
            ledgerAccountId: row.ledgerAccountId,
            code: row.ledgerAccountCode,
            name: row.ledgerAccountName ?? "",
            isUsable: row.isUsable ?? false,
            source: row.ownLedgerAccountId === null ? "mapping" : "expense",
          },
    tax:
      row.taxType === null
        ? null
        : { taxType: row.taxType, name: row.taxName ?? row.taxType, percentage: row.percentage, source: taxSource },
    tracking: readTracking(row.tracking) ?? [],
    lineCount: Number(row.lineCount),
    receiptCount: Number(row.receiptCount),
    syncState: row.syncState,
    isUpdated: row.isUpdated,
    errorCode: row.errorCode,
    blockers: row.blockers,
    version: row.version,
  };
}
