import type { MinorUnits } from "./money";

export type OutcomeState = "QUEUED" | "SENDING" | "UNKNOWN" | "SUCCEEDED" | "FAILED" | "RETURNED";

/** One item of a run: an expense, or (with `action` ATTACH) one of its receipts. */
export type RunItem = {
  expenseId: string;
  action: "CREATE" | "UPDATE" | "REMOVE" | "ATTACH";
  state: OutcomeState;
  reference: string;
  merchant: string;
  postedOn: string;
  amountMinor: MinorUnits;
  currency: string;
  errorCode: string | null;
  errorDetail: Record<string, string>;
  isGone: boolean; // the expense was taken out of the books since
};

export type OutcomeError = { code: string; detail: Record<string, string> };

/** What came of one expense in a run. A receipt's failure is told beside it and does not undo it. */
export type RunOutcome = Omit<RunItem, "errorCode" | "errorDetail"> & {
  error: OutcomeError | null;
  receiptsTotal: number;
  receiptsSent: number;
  receiptError: OutcomeError | null;
};

function errorOf(item: RunItem): OutcomeError | null {
  return item.errorCode === null ? null : { code: item.errorCode, detail: item.errorDetail };
}

/** Items folded into one outcome per expense, in the order they come. Receipts sent by themselves (a retry) stand for their expense. */
export function outcomesOf(items: readonly RunItem[]): RunOutcome[] {
  const outcomes = new Map<string, RunOutcome>();
  for (const item of items) {
    const { errorCode: _code, errorDetail: _detail, ...facts } = item;
    const isReceipt = item.action === "ATTACH";
    const known = outcomes.get(item.expenseId) ?? { ...facts, error: null, receiptsTotal: 0, receiptsSent: 0, receiptError: null };
    if (isReceipt) {
      known.receiptsTotal += 1;
      known.receiptsSent += item.state === "SUCCEEDED" ? 1 : 0;
      known.receiptError ??= item.state === "FAILED" ? errorOf(item) : null;
    } else {
      Object.assign(known, { action: item.action, state: item.state, error: errorOf(item) });
    }
    outcomes.set(item.expenseId, known);
  }
  return [...outcomes.values()];
}

/** Whether somebody has to look at it: nothing reached the ledger, or some receipts did not. */
export function needsAttention(outcome: RunOutcome): boolean {
  return outcome.state === "FAILED" || outcome.receiptError !== null;
}
