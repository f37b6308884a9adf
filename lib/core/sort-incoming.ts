import { isSameSource, sourceFacts, type IncomingTransaction, type RowOutcome, type RowRejection } from "./incoming-transaction";

export type AcceptedTransaction = { row: IncomingTransaction; accountKind: "DEBIT" | "CARD" };

/**
 * Parts what can be taken in from what cannot, before the database is asked. The same row twice in one request counts once; the same id with
 * different facts is a mistake of the sender. `rejected` is by position.
 */
export function sortIncoming(
  rows: readonly IncomingTransaction[],
  accounts: ReadonlyMap<string, { kind: "DEBIT" | "CARD"; currency: string }>,
): { accepted: AcceptedTransaction[]; rejected: Map<number, RowOutcome> } {
  const accepted = new Map<string, AcceptedTransaction>();
  const rejected = new Map<number, RowOutcome>();
  const reject = (index: number, externalId: string, error: RowRejection) =>
    rejected.set(index, { externalId, id: null, status: "rejected", error });
  rows.forEach((row, index) => {
    const account = accounts.get(row.accountId);
    const key = `${row.accountId} ${row.externalId}`;
    const earlier = accepted.get(key);
    if (!account) reject(index, row.externalId, "accountUnknown");
    else if (account.currency !== row.currency) reject(index, row.externalId, "currencyDiffers");
    else if (!earlier) accepted.set(key, { row, accountKind: account.kind });
    else if (!isSameSource(sourceFacts(earlier.row), sourceFacts(row))) reject(index, row.externalId, "sentTwice");
  });
  return { accepted: [...accepted.values()], rejected };
}
