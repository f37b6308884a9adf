/** What the overview shows of spending. Amounts are money out less refunds, in minor units. */

export type CurrencySpend = { currency: string; spentMinor: number; expenseCount: number };

export type SpendingOverview = {
  currencies: CurrencySpend[];
  currency: string;
  /** `monthOn` is the first day of the month; months without spending are there with zero. */
  byMonth: { monthOn: string; spentMinor: number }[];
  /** The largest categories; a null name is "no category", `othersMinor` sums up the rest. */
  byCategory: { category: string | null; spentMinor: number }[];
  othersMinor: number;
};

export type WaitingExpenses = {
  pendingCount: number;
  readyCount: number;
  errorCount: number;
  sums: { currency: string; amountMinor: number }[];
};

export type SyncSummary = {
  waiting: WaitingExpenses;
  lastRun: { runId: string; requestedAt: Date; synced: number; failed: number } | null;
};
