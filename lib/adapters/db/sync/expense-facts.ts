import { z } from "zod";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { TrackingChoice } from "@/lib/core/coding";
import type { ExpenseFacts, ReceiptFacts } from "@/lib/core/sync/expense-facts";
import { amongIds } from "../among-ids";
import type { Database, DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { jsonRows } from "../json-rows";

const trackingSchema = z.array(z.object({ trackingCategoryId: z.string(), trackingOptionId: z.string() }));

export function trackingFromJson(value: unknown): TrackingChoice[] | null {
  if (value === null || value === undefined) return null;
  return trackingSchema.parse(value);
}

type StoredCoding = { ledgerAccountId: string | null; taxType: string | null; tracking: unknown };

type StoredLine = StoredCoding & {
  amountMinor: number;
  description: string | null;
  categoryId: string | null;
  categoryName: string | null;
};

type StoredFacts = StoredCoding &
  Omit<ExpenseFacts, "coding" | "lines" | "amountMinor" | "originalAmountMinor"> & {
    amountMinor: bigint;
    originalAmountMinor: bigint | null;
    lines: StoredLine[];
    receipts: ReceiptFacts[];
  };

const LINES = jsonRows(Prisma.sql`
  SELECT s."amountMinor", s."description", s."categoryId", sc."name" AS "categoryName", s."ledgerAccountId", s."taxType", s."tracking"
  FROM "SplitLine" s LEFT JOIN "Category" sc ON sc."id" = s."categoryId" WHERE s."transactionId" = t."id" ORDER BY s."position"`);
const RECEIPTS = jsonRows(Prisma.sql`
  SELECT f."id" AS "receiptId", f."problemCode" FROM "Receipt" f
  WHERE f."transactionId" = t."id" AND f."removedAt" IS NULL ORDER BY f."createdAt", f."id"`);

/** The facts of these expenses, in no particular order; ids of other businesses, or of what is no expense, are left out. */
export async function loadExpenseFacts(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  expenseIds: string[],
): Promise<ExpenseFacts[]> {
  const rows = await db.$queryRaw<StoredFacts[]>`
    SELECT t."id"::text AS "expenseId", t."reference", t."accountId"::text AS "accountId", a."name" AS "accountName",
      t."postedOn"::text AS "postedOn", t."accountingOn"::text AS "accountingOn", t."amountMinor", t."currency", t."merchant", t."description", t."notes",
      t."cardholder", t."cardLast4", t."originalAmountMinor", t."originalCurrency", t."categoryId"::text AS "categoryId", c."name" AS "categoryName",
      t."contactId", t."contactName", t."lineDescription", t."ledgerAccountId", t."taxType", t."tracking", ${LINES} AS "lines", ${RECEIPTS} AS "receipts"
    FROM "Transaction" t JOIN "Account" a ON a."id" = t."accountId" LEFT JOIN "Category" c ON c."id" = t."categoryId"
    WHERE t."businessId" = ${scope.businessId}::uuid AND t."isExpense" AND t."id" ${amongIds(expenseIds)}`;
  return rows.map(({ ledgerAccountId, taxType, tracking, lines, ...row }) => ({
    ...row,
    amountMinor: Number(row.amountMinor),
    originalAmountMinor: row.originalAmountMinor === null ? null : Number(row.originalAmountMinor),
    coding: codingFrom({ ledgerAccountId, taxType, tracking }),
    lines: lines.map(({ amountMinor, description, categoryId, categoryName, ...own }) => ({
      amountMinor,
      description,
      categoryId,
      categoryName,
      coding: codingFrom(own),
    })),
  }));
}

function codingFrom({ ledgerAccountId, taxType, tracking }: StoredCoding) {
  return { ledgerAccountId, taxType, tracking: trackingFromJson(tracking) };
}
