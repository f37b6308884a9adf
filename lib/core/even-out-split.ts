import type { SplitLineFacts } from "./sync/expense-facts";
import { splitRemainder } from "./split-amounts";

/** The lines made to add up again: the last one takes what is left, and lines without an amount go. Fewer than two are none. */
export function evenOutSplit<Line extends Pick<SplitLineFacts, "amountMinor">>(totalMinor: number, lines: readonly Line[]): Line[] {
  const last = lines.at(-1);
  if (!last) return [];
  const rest = splitRemainder(
    totalMinor,
    lines.map((line) => line.amountMinor),
  );
  const evened = [...lines.slice(0, -1), { ...last, amountMinor: last.amountMinor + rest }].filter((line) => line.amountMinor !== 0);
  return evened.length < 2 ? [] : evened;
}
