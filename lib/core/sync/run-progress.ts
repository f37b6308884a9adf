/** Items of a run by what they do and how they stand. */
export type RunCounts = {
  total: number;
  synced: number;
  failed: number;
  returned: number;
  unknown: number;
  open: number; // not yet sent, or being sent
  receiptsTotal: number;
  receiptsSent: number;
  receiptsFailed: number;
};

export type CallAllowance = { minuteLimit: number; minuteMs: number; dayRemaining: number | null };

/** How many transactions go in one creating call. */
export const TRANSACTIONS_PER_CALL = 50;

/** The writing calls a run still has before it. */
export function callsLeft(counts: RunCounts): number {
  const receipts = counts.receiptsTotal - counts.receiptsSent - counts.receiptsFailed;
  return Math.ceil((counts.open + counts.unknown) / TRANSACTIONS_PER_CALL) + Math.max(0, receipts);
}

/** Milliseconds until the run is over, as far as the limits decide it; null when the day's calls do not reach. */
export function timeLeftMs(counts: RunCounts, allowance: CallAllowance): number | null {
  const calls = callsLeft(counts);
  if (allowance.dayRemaining !== null && calls > allowance.dayRemaining) return null;
  return Math.ceil(calls / Math.max(1, allowance.minuteLimit)) * allowance.minuteMs - (calls === 0 ? 0 : allowance.minuteMs) + Math.round((calls % Math.max(1, allowance.minuteLimit)) * 250);
}
