import { z } from "zod";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { TrackingChoice } from "@/lib/core/coding";
import type { ExpenseFacts } from "@/lib/core/sync/expense-facts";
import type { Database, DatabaseTransaction } from "../client";

const trackingSchema = z.array(z.object({ trackingCategoryId: z.string(), trackingOptionId: z.string() }));

export function trackingFromJson(value: unknown): TrackingChoice[] | null {
  if (value === null || value === undefined) return null;
  return trackingSchema.parse(value);
}

/** The facts of these expenses, in no particular order; ids of other businesses, or of what is no expense, are left out. */
export async function loadExpenseFacts(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  expenseIds: string[],
): Promise<ExpenseFacts[]> {
  const rows = await db.transaction.findMany({
    where: { businessId: scope.businessId, id: { in: expenseIds }, isExpense: true },
    include: {
      account: { select: { name: true } },
      category: { select: { name: true } },
      splitLines: { orderBy: { position: "asc" } },
      receipts: { where: { removedAt: null }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true, problemCode: true } },
    },
  });
  const lineCategoryIds = [...new Set(rows.flatMap((row) => row.splitLines.flatMap((line) => line.categoryId ?? [])))];
  const lineCategories = lineCategoryIds.length
    ? await db.category.findMany({ where: { businessId: scope.businessId, id: { in: lineCategoryIds } }, select: { id: true, name: true } })
    : [];
  const categoryName = new Map(lineCategories.map((category) => [category.id, category.name]));
  return rows.map((row) => ({
    expenseId: row.id,
    reference: row.reference,
    accountId: row.accountId,
    accountName: row.account.name,
    postedOn: row.postedOn.toISOString().slice(0, 10),
    amountMinor: Number(row.amountMinor),
    currency: row.currency,
    merchant: row.merchant,
    description: row.description,
    notes: row.notes,
    cardholder: row.cardholder,
    cardLast4: row.cardLast4,
    originalAmountMinor: row.originalAmountMinor === null ? null : Number(row.originalAmountMinor),
    originalCurrency: row.originalCurrency,
    categoryId: row.categoryId,
    categoryName: row.category?.name ?? null,
    contactId: row.contactId,
    contactName: row.contactName,
    lineDescription: row.lineDescription,
    coding: { ledgerAccountId: row.ledgerAccountId, taxType: row.taxType, tracking: trackingFromJson(row.tracking) },
    lines: row.splitLines.map((line) => ({
      amountMinor: Number(line.amountMinor),
      description: line.description,
      categoryId: line.categoryId,
      categoryName: line.categoryId ? (categoryName.get(line.categoryId) ?? null) : null,
      coding: { ledgerAccountId: line.ledgerAccountId, taxType: line.taxType, tracking: trackingFromJson(line.tracking) },
    })),
    receipts: row.receipts.map((receipt) => ({ receiptId: receipt.id, problemCode: receipt.problemCode })),
  }));
}
