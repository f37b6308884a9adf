import { assertMinorUnits, sumMinor, type MinorUnits } from "../money";
import { LINES_PER_STATEMENT } from "./cut-statement";
import type { PlannedLine } from "./plan-statement";

/** One statement as it goes to the ledger: its end balance is its start balance and all its lines. */
export type StatementDraft = {
  startOn: string;
  endOn: string;
  startBalanceMinor: MinorUnits;
  endBalanceMinor: MinorUnits;
  lines: PlannedLine[];
};

/**
 * The next statement: the first of the lines, as many as one statement holds. It starts from where the last one ended. `fits` says whether it is
 * small enough; if not, it gets half as many.
 */
export function draftStatement(
  lines: readonly PlannedLine[],
  startBalanceMinor: MinorUnits,
  fits: (draft: StatementDraft) => boolean,
): StatementDraft | null {
  for (let count = Math.min(lines.length, LINES_PER_STATEMENT); count > 0; count = Math.floor(count / 2)) {
    const own = lines.slice(0, count);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return null;
    const endBalanceMinor = assertMinorUnits(startBalanceMinor + sumMinor(own.map(({ amountMinor }) => amountMinor)));
    const draft = { startOn: first.postedOn, endOn: last.postedOn, startBalanceMinor, endBalanceMinor, lines: own };
    if (count === 1 || fits(draft)) return draft;
  }
  return null;
}
