import type { SplitLineInput } from "@/lib/core/expense-changes";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { fromDecimalString, toDecimalString } from "@/lib/core/money";
import { amountsByPercent, percentsByAmount } from "@/lib/core/split-amounts";
import { fromTyped, toTyped } from "@/lib/i18n/typed-number";

/** A line while it is being edited: what stands in the fields. Amounts are typed as spent, so that money out is positive. */
export type DraftLine = { key: number; amount: string; percent: string; line: Omit<SplitLineInput, "amountMinor"> };

export type SplitMode = "amount" | "percent";

const EMPTY = { description: null, categoryId: null, ledgerAccountId: null, taxType: null, tracking: null };

/** An amount with the sign of the expense as it is typed: spent. */
export function typedAmount(amountMinor: number, currency: string, locale: string): string {
  return toTyped(toDecimalString(amountMinor === 0 ? 0 : -amountMinor, currency), locale);
}

export function startingLines(details: ExpenseDetails, locale: string): DraftLine[] {
  const { currency, lines, amountMinor } = details;
  if (lines.length === 0) {
    return [
      { key: 1, amount: typedAmount(amountMinor, currency, locale), percent: "100", line: EMPTY },
      { key: 2, amount: "", percent: "", line: EMPTY },
    ];
  }
  const drafts = lines.map((line, index) => ({
    key: index + 1,
    amount: typedAmount(line.amountMinor, currency, locale),
    percent: "",
    line: { description: line.description, categoryId: line.categoryId, ...line.own },
  }));
  const amounts = lines.map((line) => line.amountMinor);
  return percentsFrom(drafts, amounts, { details, locale });
}

/** The lines with their shares of the expense in percent, to two places. */
export function percentsFrom(
  lines: readonly DraftLine[],
  amounts: readonly number[],
  { details, locale }: { details: Pick<ExpenseDetails, "amountMinor">; locale: string },
): DraftLine[] {
  const hundredths = percentsByAmount(details.amountMinor, amounts);
  return lines.map((line, index) => ({ ...line, percent: toTyped(String((hundredths[index] ?? 0) / 100), locale) }));
}

export function emptyLine(lines: readonly DraftLine[]): DraftLine {
  return { key: Math.max(0, ...lines.map((each) => each.key)) + 1, amount: "", percent: "", line: EMPTY };
}

function readTyped(text: string, currency: string, locale: string): number {
  return fromDecimalString(fromTyped(text, locale) ?? "", currency) ?? 0;
}

/** The lines' amounts with the sign of the expense; what cannot be read counts as zero. */
export function amountsOf(
  lines: readonly DraftLine[],
  mode: SplitMode,
  { details, locale }: { details: Pick<ExpenseDetails, "amountMinor" | "currency">; locale: string },
): number[] {
  if (mode === "percent") {
    const hundredths = lines.map((each) => readTyped(each.percent, "EUR", locale)); // two digits, as cents have
    return amountsByPercent(details.amountMinor, hundredths);
  }
  return lines.map((each) => {
    const spent = readTyped(each.amount, details.currency, locale);
    return spent === 0 ? 0 : -spent;
  });
}
