import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";

/**
 * The label Updated, after a change to something the ledger is given (category, receipt, note, coding, split). Called in the transaction
 * that makes the change. An expense on its way is marked too: it was sent as it was, and then differs.
 */
export async function markUpdated(tx: Database | DatabaseTransaction, transactionIds: string[]): Promise<void> {
  if (transactionIds.length === 0) return;
  await tx.transaction.updateMany({ where: { id: { in: transactionIds }, isExpense: true, isUpdated: false }, data: { isUpdated: true } });
}
