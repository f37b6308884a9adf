import { columnValues, type ColumnMatch } from "./match-columns";
import { readAmount } from "./read-amount";
import { readDate } from "./read-date";
import type { FileRecord } from "./split-records";

const SAMPLE = 100;

/** A bare number may be a spreadsheet's day, but without a header it is rather an amount. */
const isDate = (value: string) => !/^\d{1,7}(\.\d+)?$/.test(value) && readsAsDate(value);
const readsAsDate = (value: string) => readDate(value, "DMY") !== null || readDate(value, "MDY") !== null;
export const isAmount = (value: string) =>
  readAmount(value, { decimalMark: ".", currency: "KWD" }) !== null || readAmount(value, { decimalMark: ",", currency: "KWD" }) !== null;
export const hasDecimals = (value: string) => /[.,]\d{1,3}\b/.test(value);
/** "4119-1100-1234-5678", "************1234" and the like. */
const isCard = (value: string) => /^'?[\dxX*•. -]{11,30}'?$/.test(value) && /\d{4}'?$/.test(value);

/** For a file whose header says nothing: the first column of dates, the first of amounts, a card's number, and the wordiest of the rest. */
export function matchByContent(records: readonly FileRecord[]): ColumnMatch {
  const beginning = records.slice(0, SAMPLE);
  // Titles and names stand in the first half, where there are any.
  const sample = beginning.slice(beginning[0]?.cells.some(isDate) ? 0 : Math.floor(beginning.length / 2));
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  const columns: ColumnMatch = {};
  const money: number[] = [];
  let words = 0;
  let isMoney = false;
  for (let column = 0; column < width; column += 1) {
    const values = columnValues(sample, column);
    if (values.length === 0) continue;
    const mostly = (test: (value: string) => boolean) => values.filter(test).length > values.length * 0.7;
    if (mostly(isDate)) columns.postedOn ??= column;
    else if (mostly(isCard)) columns.cardLast4 ??= column;
    else if (mostly(isAmount)) {
      if (mostly(hasDecimals)) money.push(column);
      // Numbers without decimals may be anything's numbers.
      if (columns.amount === undefined || (!isMoney && mostly(hasDecimals))) columns.amount = column;
      isMoney ||= mostly(hasDecimals);
    } else {
      const length = values.reduce((sum, value) => sum + value.length, 0) / values.length;
      if (length > words) [words, columns.merchant] = [length, column];
    }
  }
  return asPair(columns, money, beginning);
}

/** Two columns of amounts of which each line fills one: what went out, and what came in. */
function asPair(columns: ColumnMatch, [debit, credit]: readonly number[], records: readonly FileRecord[]): ColumnMatch {
  if (debit === undefined || credit === undefined) return columns;
  const lines = records.filter(({ cells }) => cells[debit] || cells[credit]);
  if (lines.some(({ cells }) => cells[debit] && cells[credit])) return columns;
  const { amount: _amount, ...others } = columns;
  return { ...others, debit, credit };
}

/** The line of unknown names above the first movement; null where there is none. */
export function headerByContent(records: readonly FileRecord[], { postedOn, amount }: ColumnMatch): number | null {
  if (postedOn === undefined || amount === undefined) return null;
  const first = records.slice(0, SAMPLE).findIndex(({ cells }) => isDate(cells[postedOn] ?? "") && isAmount(cells[amount] ?? ""));
  const above = first > 0 ? records[first - 1] : undefined;
  const isHeader = above?.cells[postedOn] && above.cells[amount] && !above.cells.some((cell) => isDate(cell) || isAmount(cell));
  return isHeader ? first - 1 : null;
}
