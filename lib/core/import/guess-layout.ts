import type { ImportLayout } from "./import-layout";
import { columnValues, findHeader, type ColumnMatch } from "./match-columns";
import { detectDecimalMark, readAmount } from "./read-amount";
import { detectDateOrder, readDate } from "./read-date";
import type { FileRecord } from "./split-records";

export type LayoutAccount = { kind: "DEBIT" | "CARD"; currency: string };

export type GuessedLayout = { layout: ImportLayout; /** The bank whose export it looks like. */ bank: string | null };

/** Reads the habits of a table from its beginning. `head` are its first filled lines, header and letterhead included. */
export function guessLayout(head: readonly FileRecord[], account: LayoutAccount): GuessedLayout {
  const header = findHeader(head, account.currency);
  const headerIndex = header?.index ?? null;
  const body = head.slice(headerIndex === null ? 0 : headerIndex + 1);
  const columns = header?.columns ?? matchByContent(body);
  const amounts = [columns.amount, columns.debit, columns.credit].flatMap((column) => columnValues(body, column));
  const decimalMark = detectDecimalMark(amounts, account.currency);
  const layout: ImportLayout = {
    headerIndex,
    columns,
    dateOrder: header?.known?.dateOrder ?? detectDateOrder(columnValues(body, columns.postedOn)),
    decimalMark,
    positiveMeans: header?.known?.positiveMeans ?? detectPositive(columnValues(body, columns.amount), decimalMark, account),
  };
  return { layout, bank: header?.known?.bank ?? null };
}

/** Card companies print spending as positive and refunds as negative; banks do it the other way round. Most movements on a card are spending. */
function detectPositive(
  values: readonly string[],
  decimalMark: ImportLayout["decimalMark"],
  { kind, currency }: LayoutAccount,
): ImportLayout["positiveMeans"] {
  if (kind !== "CARD") return "income";
  const read = values.flatMap((value) => readAmount(value, { decimalMark, currency, isRounded: true }) ?? []);
  const positive = read.filter(({ amountMinor }) => amountMinor > 0).length;
  return positive * 2 > read.length ? "spend" : "income";
}

/** A bare number may be a spreadsheet's day, but without a header it is rather an amount. */
const isDate = (value: string) => !/^\d{1,7}(\.\d+)?$/.test(value) && readsAsDate(value);
const readsAsDate = (value: string) => readDate(value, "DMY") !== null || readDate(value, "MDY") !== null;
const isAmount = (value: string) =>
  readAmount(value, { decimalMark: ".", currency: "KWD" }) !== null || readAmount(value, { decimalMark: ",", currency: "KWD" }) !== null;
/** "4119-1100-1234-5678", "************1234" and the like. */
const isCard = (value: string) => /^'?[\dxX*•. -]{11,30}'?$/.test(value) && /\d{4}'?$/.test(value);

/** For a file without a header: the first column of dates, the first of amounts, a card's number, and the wordiest of the rest. */
function matchByContent(records: readonly FileRecord[]): ColumnMatch {
  const sample = records.slice(0, 100);
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  const columns: ColumnMatch = {};
  let words = 0;
  for (let column = 0; column < width; column += 1) {
    const values = columnValues(sample, column);
    if (values.length === 0) continue;
    const mostly = (test: (value: string) => boolean) => values.filter(test).length > values.length * 0.7;
    if (columns.postedOn === undefined && mostly(isDate)) columns.postedOn = column;
    else if (mostly(isCard)) columns.cardLast4 ??= column;
    else if (mostly(isAmount)) columns.amount ??= column;
    else {
      const length = values.reduce((sum, value) => sum + value.length, 0) / values.length;
      if (length > words) [words, columns.merchant] = [length, column];
    }
  }
  return columns;
}
