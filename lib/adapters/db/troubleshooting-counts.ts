import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

export type TroubleCounts = {
  updatedPending: number;
  updatedSynced: number;
  incomplete: number;
  /** Expenses with a sync error, by its code. */
  errorsPending: { code: string; count: number }[];
  errorsSynced: { code: string; count: number }[];
  /** Receipts that Xero would not take, of expenses that are not set aside. */
  receiptsTooLarge: number;
  /** Expenses with more receipts than Xero takes. */
  tooManyReceipts: number;
};

/** What the help page counts, in the same terms as the lists that it leads to. */
export async function countTroubles(db: DatabaseTransaction, scope: BusinessScope): Promise<TroubleCounts> {
  const { businessId } = scope;
  const expenses = { businessId, isExpense: true } as const;
  const receipts = { businessId, removedAt: null, transaction: { isExpense: true, syncState: { not: "SET_ASIDE" as const } } };
  const [updatedPending, updatedSynced, incomplete, errors, receiptsTooLarge, crowded] = await Promise.all([
    db.transaction.count({ where: { ...expenses, syncState: { in: ["PENDING", "QUEUED", "SYNCING"] }, isUpdated: true } }),
    db.transaction.count({ where: { ...expenses, syncState: "SYNCED", isUpdated: true } }),
    db.transaction.count({ where: { ...expenses, syncState: "PENDING", blockers: { isEmpty: false } } }),
    db.transaction.groupBy({
      by: ["syncState", "errorCode"],
      where: { ...expenses, syncState: { in: ["PENDING", "SYNCED"] }, errorCode: { not: null } },
      _count: { _all: true },
    }),
    db.receipt.count({ where: { ...receipts, problemCode: "receiptTooLarge" } }),
    db.receipt.groupBy({ by: ["transactionId"], where: { ...receipts, problemCode: "tooManyReceipts" } }),
  ]);
  const errorsOf = (state: "PENDING" | "SYNCED") =>
    errors
      .filter(({ syncState }) => syncState === state)
      .map(({ errorCode, _count }) => ({ code: errorCode ?? "", count: _count._all }))
      .sort((a, b) => b.count - a.count);
  return {
    updatedPending,
    updatedSynced,
    incomplete,
    errorsPending: errorsOf("PENDING"),
    errorsSynced: errorsOf("SYNCED"),
    receiptsTooLarge,
    tooManyReceipts: crowded.length,
  };
}
