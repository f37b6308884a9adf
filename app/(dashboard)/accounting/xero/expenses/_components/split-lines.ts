import type { SplitLineInput } from "@/lib/core/expense-changes";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { fromDecimalString, toDecimalString } from "@/lib/core/money";
import { amountsByPercent, percentsByAmount } from "@/lib/core/split-amounts";

/** A line while it is being edited: what stands in the fields. Amounts are typed as spent, so that money out is positive. */
export type DraftLine = { key: number; amount: string; percent: string; line: Omit<SplitLineInput, "amountMinor"> };

export type SplitMode = "amount" | "percent";

const EMPTY = { description: null, categoryId: null, ledgerAccountId: null, taxType: null, tracking: null };

export function startingLines(details: ExpenseDetails): DraftLine[] {
  const { currency, lines, amountMinor } = details;
  if (lines.length === 0) {
    return [
      { key: 1, amount: toDecimalString(-amountMinor, currency), percent: "100", line: EMPTY },
      { key: 2, amount: "", percent: "", line: EMPTY },
    ];
  }
  const drafts = lines.map((line, index) => ({
    key: index + 1,
    amount: toDecimalString(-line.amountMinor, currency),
    percent: "",
    line: { description: line.description, categoryId: line.categoryId, ...line.own },
  }));
  const amounts = lines.map((line) => line.amountMinor);
  return percentsFrom(drafts, amounts, details);
}

/** The lines with their shares of the expense in percent, to two places. */
export function percentsFrom(
  lines: readonly DraftLine[],
  amounts: readonly number[],
  details: Pick<ExpenseDetails, "amountMinor">,
): DraftLine[] {
  const hundredths = percentsByAmount(details.amountMinor, amounts);
  return lines.map((line, index) => ({ ...line, percent: String((hundredths[index] ?? 0) / 100) }));
}

export function emptyLine(lines: readonly DraftLine[]): DraftLine {
  return { key: Math.max(0, ...lines.map((each) => each.key)) + 1, amount: "", percent: "", line: EMPTY };
}

function readPercent(text: string): number {
  return fromDecimalString(text.replace(",", "."), "EUR") ?? 0;
}

/** The lines' amounts with the sign of the expense; what cannot be read counts as zero. */
export function amountsOf(
  lines: readonly DraftLine[],
  mode: SplitMode,
  details: Pick<ExpenseDetails, "amountMinor" | "currency">,
): number[] {
  if (mode === "percent")
    return amountsByPercent(
      details.amountMinor,
      lines.map((each) => readPercent(each.percent)),
    );
  return lines.map((each) => {
    const spent = fromDecimalString(each.amount.replace(",", "."), details.currency) ?? 0;
    return spent === 0 ? 0 : -spent;
  });
}
