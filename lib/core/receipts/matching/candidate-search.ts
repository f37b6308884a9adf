import type { FileNameClues } from "./file-name-clues";

/** Days on either side of one that a name speaks of: banks post later than tills print. */
const DAYS_AROUND = 3;
const DAY_MS = 86_400_000;
const MAX_DAYS = 400;

type Search = { references: string[]; amountsMinor: number[]; days: string[]; words: string[] };

function daysAround({ days }: FileNameClues, today: string): string[] {
  const thisYear = Number(today.slice(0, 4));
  return days.flatMap(({ year, month, day }) =>
    (year === null ? [thisYear, thisYear - 1] : [year]).flatMap((each) =>
      Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, index) =>
        new Date(Date.UTC(each, month - 1, day) + (index - DAYS_AROUND) * DAY_MS).toISOString().slice(0, 10),
      ),
    ),
  );
}

/** What to look for in the books for all files together. A day finds little by itself, so it is looked for only where a name gives no amount. */
export function candidateSearch(files: readonly FileNameClues[], today: string): Search {
  const withoutAmount = files.filter(({ amounts }) => !amounts.some(({ isCertain }) => isCertain));
  const amountsMinor = files.flatMap(({ amounts }) =>
    amounts.flatMap(({ thousandths }) =>
      thousandths.flatMap((value) => [value, value / 10, value / 1000].filter((minor) => Number.isSafeInteger(minor))),
    ),
  );
  return {
    references: [...new Set(files.flatMap(({ references }) => references))],
    amountsMinor: [...new Set(amountsMinor)],
    days: [...new Set(withoutAmount.flatMap((clues) => daysAround(clues, today)))].slice(0, MAX_DAYS),
    words: [...new Set(withoutAmount.flatMap(({ words }) => words.filter((word) => word.length >= 3)))],
  };
}
