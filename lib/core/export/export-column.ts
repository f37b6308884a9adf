import { toDecimalString, type Money } from "../money";

/** One column of a list as a file: its words, and what of a row stands in it. Amounts and days become real cells where the format has them. */
export type ExportColumn<Row> = { head: string } & (
  | { kind: "text"; of: (row: Row) => string | null }
  | { kind: "amount"; of: (row: Row) => Money | null }
  | { kind: "count"; of: (row: Row) => number | null }
  /** A calendar day, YYYY-MM-DD. */
  | { kind: "day"; of: (row: Row) => string | null }
  | { kind: "moment"; of: (row: Row) => Date | string | null }
);

/** Gives the words of a key, in the reader's language. */
export type Words<Key extends string> = (key: Key) => string;

const CLOCK: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
};

/** Tells an instant by a time zone's clock: "2026-10-31 09:05". */
export function wallClock(timeZone: string): (at: Date | string) => string {
  const format = new Intl.DateTimeFormat("en-CA", { ...CLOCK, timeZone });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    return `${parts["year"]}-${parts["month"]}-${parts["day"]} ${parts["hour"]}:${parts["minute"]}`;
  };
}

/** A row as plain text, for CSV: amounts with a point and no marks between thousands, whatever the language. */
export function textCells<Row>(columns: readonly ExportColumn<Row>[], timeZone: string): (row: Row) => string[] {
  const clock = wallClock(timeZone);
  const cellOf = (column: ExportColumn<Row>, row: Row): string => {
    if (column.kind === "text" || column.kind === "day") return column.of(row) ?? "";
    if (column.kind === "count") return column.of(row)?.toString() ?? "";
    if (column.kind === "amount") {
      const money = column.of(row);
      return money ? toDecimalString(money.amountMinor, money.currency) : "";
    }
    const at = column.of(row);
    return at === null ? "" : clock(at);
  };
  return (row) => columns.map((column) => cellOf(column, row));
}

export type SheetCell = string | number | Date | null;

/** A number keeps fifteen figures in a spreadsheet, and a cell 32,767 characters. */
const EXACT_BELOW = 10 ** 15;
const LONGEST_TEXT = 32_767;

/** A row as cells of a worksheet: numbers, dates and text. Text stays text there, so nothing has to be made harmless. */
export function sheetCells<Row>(columns: readonly ExportColumn<Row>[], timeZone: string): (row: Row) => SheetCell[] {
  const clock = wallClock(timeZone);
  const cellOf = (column: ExportColumn<Row>, row: Row): SheetCell => {
    if (column.kind === "text") return sheetText(column.of(row));
    if (column.kind === "count") return column.of(row);
    if (column.kind === "amount") {
      const money = column.of(row);
      if (!money) return null;
      const decimal = toDecimalString(money.amountMinor, money.currency);
      return Math.abs(money.amountMinor) < EXACT_BELOW ? Number(decimal) : decimal;
    }
    const at = column.of(row);
    if (at === null) return null;
    return new Date(column.kind === "day" ? `${String(at)}T00:00:00Z` : `${clock(at).replace(" ", "T")}:00Z`);
  };
  return (row) => columns.map((column) => cellOf(column, row));
}

/** Without the control characters that XML has no way to write, and no longer than a cell. */
function sheetText(text: string | null): string | null {
  if (text === null || text === "") return null;
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .slice(0, LONGEST_TEXT);
}
