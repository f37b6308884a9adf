import type { ImportLayout } from "./import-layout";
import { columnValues, findHeader, type ColumnMatch } from "./match-columns";
import { detectDecimalMark, readAmount } from "./read-amount";
import { detectDateOrder, readDate } from "./read-date";
import { detectDelimiter, splitRecords, type Delimiter, type FileRecord } from "./split-records";

type Account = { kind: "DEBIT" | "CARD"; currency: string };

/** Reads the file's own habits. `records` are all filled lines, header and letterhead included. */
export function guessLayout(text: string, account: Account): { layout: ImportLayout; records: FileRecord[] } {
  const delimiter = detectDelimiter(text);
  const records = splitRecords(text, delimiter);
  const header = findHeader(records);
  const columns = header?.columns ?? matchByContent(records);
  return { layout: completeLayout({ delimiter, headerIndex: header?.index ?? null, columns }, records, account), records };
}

/** Date order, decimal mark and sign, from what stands in the columns. */
function completeLayout(
  start: { delimiter: Delimiter; headerIndex: number | null; columns: ColumnMatch },
  records: readonly FileRecord[],
  account: Account,
): ImportLayout {
  const body = records.slice(start.headerIndex === null ? 0 : start.headerIndex + 1);
  const { columns } = start;
  const amounts = [columns.amount, columns.debit, columns.credit].flatMap((column) => columnValues(body, column));
  const decimalMark = detectDecimalMark(amounts, account.currency);
  return {
    ...start,
    dateOrder: detectDateOrder(columnValues(body, columns.postedOn)),
    decimalMark,
    positiveMeans: detectPositive(columnValues(body, columns.amount), decimalMark, account),
  };
}

/** Card companies print spending as positive and refunds as negative; banks do it the other way round. Most movements on a card are spending. */
function detectPositive(
  values: readonly string[],
  decimalMark: ImportLayout["decimalMark"],
  account: Account,
): ImportLayout["positiveMeans"] {
  if (account.kind !== "CARD") return "income";
  const read = values.flatMap((value) => readAmount(value, decimalMark, account.currency) ?? []);
  const positive = read.filter(({ amountMinor }) => amountMinor > 0).length;
  return positive * 2 > read.length ? "spend" : "income";
}

/** For a file without a header: the first column of dates, the first of amounts, and the wordiest of the rest. */
function matchByContent(records: readonly FileRecord[]): ColumnMatch {
  const sample = records.slice(0, 100);
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  const columns: ColumnMatch = {};
  let words = 0;
  for (let column = 0; column < width; column += 1) {
    const values = columnValues(sample, column);
    if (values.length === 0) continue;
    const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
    if (columns.postedOn === undefined && share((value) => readDate(value, "DMY") !== null || readDate(value, "MDY") !== null) > 0.7)
      columns.postedOn = column;
    else if (share((value) => readAmount(value, ".", "KWD") !== null || readAmount(value, ",", "KWD") !== null) > 0.7)
      columns.amount ??= column;
    else {
      const length = values.reduce((sum, value) => sum + value.length, 0) / values.length;
      if (length > words) [words, columns.merchant] = [length, column];
    }
  }
  return columns;
}
