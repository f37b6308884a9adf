import { readJson } from "@/components/read-json";
import type { WaitingReceipts } from "@/lib/core/receipts/waiting-receipt";
import type { MatchCandidate } from "@/lib/core/receipts/matching/score-match";

export const waitingKeys = { all: ["waiting-receipts"] as const, search: (text: string) => ["waiting-receipts", "search", text] as const };

export function fetchWaiting(signal: AbortSignal): Promise<WaitingReceipts> {
  return readJson("/api/receipt-uploads", signal);
}

/** Transactions by merchant, description or reference, the newest first. */
export async function searchTransactions(text: string, signal: AbortSignal): Promise<MatchCandidate[]> {
  const query = new URLSearchParams({ q: text });
  return (await readJson<{ rows: MatchCandidate[] }>(`/api/transactions?${query.toString()}`, signal)).rows.slice(0, 20);
}
