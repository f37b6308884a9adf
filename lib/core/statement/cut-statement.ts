import { assertMinorUnits, sumMinor, type MinorUnits } from "../money";
import type { StatementLine } from "./statement-line";

/** Lines with the balances around them: the closing balance is the opening one and all lines. */
export type StatementPart = {
  fromOn: string;
  toOn: string;
  openingMinor: MinorUnits;
  closingMinor: MinorUnits;
  lines: StatementLine[];
};

/** What a ledger takes in one statement or one file. */
export const LINES_PER_STATEMENT = 1000;

type Whole = { fromOn: string; toOn: string; openingMinor: MinorUnits; lines: readonly StatementLine[] };

/**
 * Cuts a period's lines, in the order given, into parts that a ledger takes. Each part opens where the one before it closed; the first begins and
 * the last ends with the period. A period without lines is one part without lines.
 */
export function cutStatement({ fromOn, toOn, openingMinor, lines }: Whole, linesPerPart = LINES_PER_STATEMENT): StatementPart[] {
  const parts: StatementPart[] = [];
  let balance = openingMinor;
  for (let start = 0; start === 0 || start < lines.length; start += linesPerPart) {
    const own = lines.slice(start, start + linesPerPart);
    const isLast = start + linesPerPart >= lines.length;
    const closingMinor = assertMinorUnits(balance + sumMinor(own.map(({ amountMinor }) => amountMinor)));
    parts.push({
      fromOn: start === 0 ? fromOn : (own[0]?.postedOn ?? fromOn),
      toOn: isLast ? toOn : (own.at(-1)?.postedOn ?? toOn),
      openingMinor: balance,
      closingMinor,
      lines: own,
    });
    balance = closingMinor;
  }
  return parts;
}
