import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

export type EditableTransaction = {
  id: string;
  version: number;
  amountMinor: number;
  isExpense: boolean;
  syncState: string;
  accountKind: "DEBIT" | "CARD";
  categoryName: string | null;
  notes: string;
};

/** Holds one transaction until the surrounding database transaction ends. Null: not there, or not on the cards of `onlyCardsOf`. */
export async function holdTransaction(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  transactionId: string,
  onlyCardsOf: string | null,
): Promise<EditableTransaction | null> {
  const [row] = await tx.$queryRaw<(Omit<EditableTransaction, "amountMinor"> & { amountMinor: bigint; cardholderUserId: string | null })[]>`
    SELECT t."id"::text, t."version", t."amountMinor", t."isExpense", t."syncState"::text AS "syncState", a."kind"::text AS "accountKind",
      c."name" AS "categoryName", t."notes", t."cardholderUserId"::text
    FROM "Transaction" t JOIN "Account" a ON a."id" = t."accountId" LEFT JOIN "Category" c ON c."id" = t."categoryId"
    WHERE t."id" = ${transactionId}::uuid AND t."businessId" = ${scope.businessId}::uuid FOR UPDATE OF t`;
  if (!row || (onlyCardsOf !== null && row.cardholderUserId !== onlyCardsOf)) return null;
  const { cardholderUserId: _cardholder, ...found } = row;
  return { ...found, amountMinor: Number(found.amountMinor) };
}

export async function findCategoryName(tx: DatabaseTransaction, scope: BusinessScope, categoryId: string): Promise<string | null> {
  return (await tx.category.findFirst({ where: { id: categoryId, businessId: scope.businessId }, select: { name: true } }))?.name ?? null;
}

export async function writeTransaction(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  transactionId: string,
  changes: { categoryId?: string | null; notes?: string; isExpense: boolean },
): Promise<void> {
  await tx.transaction.updateMany({
    where: { id: transactionId, businessId: scope.businessId },
    data: { ...changes, version: { increment: 1 } },
  });
}
