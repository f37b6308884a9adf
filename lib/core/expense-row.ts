import type { TrackingChoice, ValueSource } from "./coding";
import type { ExpenseLabel } from "./expense-filter";
import type { Money } from "./money";
import type { SyncState } from "./sync-state";

/** One row of the expenses list, with what the ledger would be given. Money out is negative; screens show it as spent. */
export type ExpenseRow = {
  id: string;
  reference: string;
  postedOn: string;
  amountMinor: number;
  currency: string;
  originalAmountMinor: number | null;
  originalCurrency: string | null;
  merchant: string;
  description: string;
  cardholder: string | null;
  cardLast4: string | null;
  accountName: string;
  categoryId: string | null;
  categoryName: string | null;
  ledgerAccount: { ledgerAccountId: string; code: string | null; name: string; isUsable: boolean; source: ValueSource } | null;
  tax: { taxType: string; name: string; percentage: string | null; source: ValueSource } | null;
  tracking: TrackingChoice[];
  lineCount: number; // of a split; 0 without one
  receiptCount: number;
  syncState: SyncState;
  isUpdated: boolean;
  errorCode: string | null;
  blockers: string[];
  version: number;
};

export type ExpensePage = { rows: ExpenseRow[]; nextCursor: string | null };

/** How many, how much per currency, how many of them could be sent now, and why the others could not: one can have several reasons. */
export type ExpenseTotals = { count: number; readyCount: number; sums: Money[]; reasons: NotReadyReason[] };
/** `code` is that of a sync error, or `syncing` of what is already on its way. */
export type NotReadyReason = { code: string; count: number };

export type ExpenseCause = {
  code: string;
  count: number;
  sums: Money[];
  /** What the cause hangs on, where one fix serves all: a category, one of the business's accounts, or a ledger account. */
  subject: { kind: "category" | "account" | "ledgerAccount"; id: string; name: string } | null;
};

/** How many match; `isAtLeast` when counting stopped there, since there are more than anybody would count. */
export type MatchingCount = { count: number; isAtLeast: boolean };

export type ExpenseSummary = {
  tabs: { pending: number; synced: number; aside: number };
  matching: MatchingCount;
  /** Of all the tab's expenses. */
  currencies: string[];
  causes: ExpenseCause[];
  liveRunId: string | null;
};

/** Moves on with everything that anybody does, and with the run that is going. */
export type ExpensePulse = { stamp: string; liveRunId: string | null };

/** The oldest 1000 of those matching, and the youngest of these 1000 when there are more. */
export type SelectableExpenses = { totals: ExpenseTotals; upTo: { postedOn: string; id: string } | null };

/** What has to be known of an expense to count it in a selection; or of `count` that are alike, with the sum of their amounts. */
export type CountedExpenses = Pick<ExpenseRow, "amountMinor" | "currency" | "syncState" | "blockers"> & { count?: number };

export type SelectedExpense = CountedExpenses & Pick<ExpenseRow, "id" | "isUpdated">;

type Labelled = Pick<ExpenseRow, "syncState" | "isUpdated" | "errorCode" | "blockers">;

export function isReady(row: Pick<Labelled, "syncState" | "blockers">): boolean {
  return row.syncState === "PENDING" && row.blockers.length === 0;
}

/** Why it could not be sent now. */
export function reasonsOf(row: Pick<Labelled, "syncState" | "blockers">): readonly string[] {
  if (row.syncState === "QUEUED" || row.syncState === "SYNCING") return ["syncing"];
  return row.syncState === "PENDING" ? row.blockers : [];
}

/** The labels of a row, the one that matters most first. */
export function labelsOf(row: Labelled): (ExpenseLabel | "synced" | "aside")[] {
  if (row.syncState === "QUEUED" || row.syncState === "SYNCING") return ["syncing"];
  if (row.syncState === "SET_ASIDE") return ["aside"];
  const labels: (ExpenseLabel | "synced")[] = [];
  if (row.errorCode !== null) labels.push("error");
  else if (row.syncState === "PENDING" && row.blockers.length > 0) labels.push("incomplete");
  if (row.isUpdated) labels.push("updated");
  if (labels.length > 0) return labels;
  return [row.syncState === "SYNCED" ? "synced" : "ready"];
}
