import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";
import { pendingReceiptProblems } from "./expenses/receipt-problems";

export type TroubleCounts = {
  updatedPending: number;
  updatedSynced: number;
  incomplete: number;
  /** Expenses with a sync error, by its code. */
  errorsPending: { code: string; count: number }[];
  errorsSynced: { code: string; count: number }[];
  /** Pending expenses with a receipt that the ledger will not take, by what is wrong with it. */
  receiptsPending: { code: string; count: number }[];
};

/** What the help page counts, in the same terms as the lists that it leads to. */
export async function countTroubles(db: DatabaseTransaction, scope: BusinessScope): Promise<TroubleCounts> {
  const { businessId } = scope;
  const expenses = { businessId, isExpense: true } as const;
  const [updatedPending, updatedSynced, incomplete, errors, receiptsPending] = await Promise.all([
    db.transaction.count({ where: { ...expenses, syncState: { in: ["PENDING", "QUEUED", "SYNCING"] }, isUpdated: true } }),
    db.transaction.count({ where: { ...expenses, syncState: "SYNCED", isUpdated: true } }),
    db.transaction.count({ where: { ...expenses, syncState: "PENDING", blockers: { isEmpty: false } } }),
    db.transaction.groupBy({
      by: ["syncState", "errorCode"],
      where: { ...expenses, syncState: { in: ["PENDING", "SYNCED"] }, errorCode: { not: null } },
      _count: { _all: true },
    }),
    db.$queryRaw<TroubleCounts["receiptsPending"]>`
      SELECT p."code", count(*)::int AS "count" FROM (${pendingReceiptProblems(scope)}) p GROUP BY 1 ORDER BY 2 DESC, 1`,
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
    receiptsPending,
  };
}
