import { readJson } from "@/components/read-json";
import { toTransactionQuery, type TransactionFilter } from "@/lib/core/transaction-filter";
import type { ShownReceipt } from "@/lib/core/receipts/receipt-kind";
import type { TransactionPage, TransactionRow } from "@/lib/core/transaction-row";

export type ListPage = TransactionPage & {
  totals: { count: number; pendingCount: number; sums: { currency: string; amountMinor: number }[] } | null;
};

const ALL = ["transactions"] as const;

export const transactionKeys = {
  all: ALL,
  list: (filter: TransactionFilter) => [...ALL, "list", toTransactionQuery(filter).toString()] as const,
  one: (id: string) => [...ALL, "one", id] as const,
  receipts: (id: string) => [...ALL, "receipts", id] as const,
};

export function fetchPage(filter: TransactionFilter, cursor: string | null, signal: AbortSignal): Promise<ListPage> {
  const query = toTransactionQuery(filter);
  if (cursor !== null) query.set("cursor", cursor);
  return readJson(`/api/transactions?${query.toString()}`, signal);
}

export function fetchTransaction(id: string, signal: AbortSignal): Promise<TransactionRow> {
  return readJson(`/api/transactions/${id}`, signal);
}

export async function fetchReceipts(id: string, signal: AbortSignal): Promise<ShownReceipt[]> {
  return (await readJson<{ receipts: ShownReceipt[] }>(`/api/transactions/${id}/receipts`, signal)).receipts;
}
