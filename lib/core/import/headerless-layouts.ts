import type { KnownLayout } from "./known-layouts";
import type { ColumnMatch } from "./match-columns";
import type { FileRecord } from "./split-records";

type HeaderlessLayout = Pick<KnownLayout, "bank" | "dateOrder" | "positiveMeans"> & {
  columns: ColumnMatch;
  isRow: (cells: readonly string[]) => boolean;
};

/** Cards of banks that print no names, but a number of the card in a way of their own. What was spent is negative in both. */
const HEADERLESS: readonly HeaderlessLayout[] = [
  {
    bank: "Citi",
    columns: { postedOn: 0, merchant: 1, amount: 2, cardLast4: 4 },
    isRow: (cells) => cells.length === 5 && cells[3] === "" && /^'\d{12,19}'$/.test(cells[4] ?? ""),
    dateOrder: "DMY",
    positiveMeans: "income",
  },
  {
    bank: "HSBC",
    columns: { postedOn: 0, merchant: 1, amount: 2 },
    isRow: (cells) => cells.length === 3 && /(•{4} ){3}\d{4}\b/.test(cells[1] ?? ""),
    dateOrder: "DMY",
    positiveMeans: "income",
  },
];

/** The bank whose rows look so from the first one on. */
export function recogniseWithoutHeader(head: readonly FileRecord[]): HeaderlessLayout | null {
  return HEADERLESS.find(({ isRow }) => head.length > 0 && head.slice(0, 100).every(({ cells }) => isRow(cells))) ?? null;
}
