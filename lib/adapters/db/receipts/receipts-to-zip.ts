import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "../client";

export type ZippedReceipt = {
  transactionId: string;
  postedOn: string;
  merchant: string;
  amountMinor: number;
  currency: string;
  reference: string;
  fileName: string;
  contentType: string;
  byteSize: number;
  storageKey: string;
  createdAt: Date;
};

/** The receipts of transactions, by day. Only rows: the bytes are read one file at a time. */
export async function listReceiptsToZip(
  db: Database,
  scope: BusinessScope,
  transactionIds: readonly string[],
  onlyCardsOf: string | null,
): Promise<ZippedReceipt[]> {
  const found = await db.receipt.findMany({
    where: {
      businessId: scope.businessId,
      transactionId: { in: [...transactionIds] },
      removedAt: null,
      ...(onlyCardsOf === null ? {} : { transaction: { cardholderUserId: onlyCardsOf } }),
    },
    orderBy: [{ transaction: { postedOn: "asc" } }, { transactionId: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: {
      transactionId: true,
      fileName: true,
      contentType: true,
      byteSize: true,
      storageKey: true,
      createdAt: true,
      transaction: { select: { postedOn: true, merchant: true, amountMinor: true, currency: true, reference: true } },
    },
  });
  return found.map(({ transaction, ...receipt }) => ({
    ...receipt,
    ...transaction,
    postedOn: transaction.postedOn.toISOString().slice(0, 10),
    amountMinor: Number(transaction.amountMinor),
  }));
}
