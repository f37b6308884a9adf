import type { WaitingReceipts } from "@/lib/core/receipts/waiting-receipt";
import type { MatchCandidate } from "@/lib/core/receipts/matching/score-match";

export const waitingKeys = { all: ["waiting-receipts"] as const, search: (text: string) => ["waiting-receipts", "search", text] as const };

async function read<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`Answered ${response.status}`);
  return (await response.json()) as T;
}

export function fetchWaiting(signal: AbortSignal): Promise<WaitingReceipts> {
  return read("/api/receipt-uploads", signal);
}

/** Transactions by merchant, description or reference, the newest first. */
export async function searchTransactions(text: string, signal: AbortSignal): Promise<MatchCandidate[]> {
  const query = new URLSearchParams({ q: text });
  return (await read<{ rows: MatchCandidate[] }>(`/api/transactions?${query.toString()}`, signal)).rows.slice(0, 20);
}
