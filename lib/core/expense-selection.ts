import type { ExpenseFilter } from "./expense-filter";
import { isReady, reasonsOf, type CountedExpenses, type ExpenseTotals, type NotReadyReason } from "./expense-row";
import { sumMinor } from "./money";

/**
 * Which expenses something is done to: those ticked, or all that match a filter and were there at a moment, never thousands of ids.
 * The latter means the oldest 1000 at most, less those taken out again; the server finds them.
 */
export type ExpenseSelection =
  { kind: "ids"; ids: string[] } | { kind: "matching"; filter: ExpenseFilter; cutOffAt: string; except: string[] };

/** The ids from one row to another, both included, in the order of the list; only the second when the first is not there. */
export function rangeOf(ids: readonly string[], from: string | null, to: string): string[] {
  const end = ids.indexOf(to);
  const start = from === null ? -1 : ids.indexOf(from);
  if (end === -1) return [];
  if (start === -1) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** How many and how much is selected; money out counts as positive. */
export function totalsOf(rows: readonly CountedExpenses[]): ExpenseTotals {
  const currencies = [...new Set(rows.map((row) => row.currency))];
  return {
    count: countOf(rows),
    readyCount: countOf(rows.filter(isReady)),
    sums: currencies.map((currency) => ({
      currency,
      amountMinor: -sumMinor(rows.filter((row) => row.currency === currency).map((row) => row.amountMinor)),
    })),
    reasons: countReasons(rows),
  };
}

function countOf(rows: readonly CountedExpenses[]): number {
  return rows.reduce((sum, { count = 1 }) => sum + count, 0);
}

/** The most frequent first. */
function countReasons(rows: readonly CountedExpenses[]): NotReadyReason[] {
  const codes = [...new Set(rows.flatMap(reasonsOf))];
  return codes
    .map((code) => ({ code, count: countOf(rows.filter((row) => reasonsOf(row).includes(code))) }))
    .sort((one, other) => other.count - one.count);
}

/** The figures of a selection from which some were taken out again. */
export function totalsWithout(all: ExpenseTotals, out: ExpenseTotals): ExpenseTotals {
  const sums = all.sums.map((sum) => ({
    ...sum,
    amountMinor: sum.amountMinor - (out.sums.find((other) => other.currency === sum.currency)?.amountMinor ?? 0),
  }));
  const reasons = all.reasons
    .map(({ code, count }) => ({ code, count: count - (out.reasons.find((other) => other.code === code)?.count ?? 0) }))
    .filter(({ count }) => count > 0);
  return { count: all.count - out.count, readyCount: all.readyCount - out.readyCount, sums, reasons };
}
