import { z } from "zod";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { TrackingChoice } from "@/lib/core/coding";
import type { ExpenseFacts } from "@/lib/core/sync/expense-facts";
import type { Database, DatabaseTransaction } from "../client";
import { toDayOn } from "../day-columns";

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
  const { businessId } = scope;
  // One read after the other: an open transaction has a single connection, on which relations would be asked for at once.
  const rows = await db.transaction.findMany({ where: { businessId, id: { in: expenseIds }, isExpense: true } });
  const transactionId = { in: rows.map((row) => row.id) };
  const splitLines = await db.splitLine.findMany({ where: { businessId, transactionId }, orderBy: { position: "asc" } });
  const receipts = await db.receipt.findMany({
    where: { businessId, transactionId, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, transactionId: true, problemCode: true },
  });
  const nameOf = await readNames(db, businessId, {
    accountIds: rows.map((row) => row.accountId),
    categoryIds: [...rows, ...splitLines].flatMap((row) => row.categoryId ?? []),
  });
  const linesOf = Map.groupBy(splitLines, (line) => line.transactionId);
  const receiptsOf = Map.groupBy(receipts, (receipt) => receipt.transactionId);
  return rows.map((row) => ({
    expenseId: row.id,
    reference: row.reference,
    accountId: row.accountId,
    accountName: nameOf.get(row.accountId) ?? "",
    postedOn: toDayOn(row.postedOn),
    accountingOn: row.accountingOn ? toDayOn(row.accountingOn) : null,
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
    categoryName: row.categoryId ? (nameOf.get(row.categoryId) ?? null) : null,
    contactId: row.contactId,
    contactName: row.contactName,
    lineDescription: row.lineDescription,
    coding: { ledgerAccountId: row.ledgerAccountId, taxType: row.taxType, tracking: trackingFromJson(row.tracking) },
    lines: (linesOf.get(row.id) ?? []).map((line) => ({
      amountMinor: Number(line.amountMinor),
      description: line.description,
      categoryId: line.categoryId,
      categoryName: line.categoryId ? (nameOf.get(line.categoryId) ?? null) : null,
      coding: { ledgerAccountId: line.ledgerAccountId, taxType: line.taxType, tracking: trackingFromJson(line.tracking) },
    })),
    receipts: (receiptsOf.get(row.id) ?? []).map((receipt) => ({ receiptId: receipt.id, problemCode: receipt.problemCode })),
  }));
}

/** The names of accounts and categories, by their ids. */
async function readNames(
  db: Database | DatabaseTransaction,
  businessId: string,
  wanted: { accountIds: string[]; categoryIds: string[] },
): Promise<Map<string, string>> {
  const read = (ids: string[]) => ({ where: { businessId, id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  const accounts = await db.account.findMany(read(wanted.accountIds));
  const categories = wanted.categoryIds.length > 0 ? await db.category.findMany(read(wanted.categoryIds)) : [];
  return new Map([...accounts, ...categories].map(({ id, name }) => [id, name]));
}
