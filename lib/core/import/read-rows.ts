import { z } from "zod";
import type { MinorUnits } from "../money";
import { IMPORT_FIELDS, type ImportField } from "./import-fields";
import type { ImportLayout } from "./import-layout";
import { negative, readAmount } from "./read-amount";
import { readDate } from "./read-date";
import type { FileRecord } from "./split-records";

/** One movement as the file tells it. Money out is negative. */
export type ImportRow = {
  line: number;
  ownId: string | null;
  postedOn: string;
  amountMinor: MinorUnits;
  merchant: string;
  description: string;
  category: string | null;
  cardLast4: string | null;
  cardholder: string | null;
  originalAmountMinor: MinorUnits | null;
  originalCurrency: string | null;
  taxHint: string | null;
  notes: string;
};

export const REJECTION_REASONS = [
  "dateMissing",
  "dateUnreadable",
  "amountMissing",
  "amountUnreadable",
  "bothAmounts",
  "currencyDiffers",
  "merchantMissing",
  "notSettled",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** A row that stays out, with what to look at: `column` is a field, `value` what stands there. */
export const rejectedRowsSchema = z.array(
  z.object({ line: z.number(), column: z.enum(IMPORT_FIELDS), value: z.string(), reason: z.enum(REJECTION_REASONS) }),
);
export type RejectedRow = z.output<typeof rejectedRowsSchema>[number];

const NOT_SETTLED = /^(pending|declined|reverted|failed|cancel+ed|void(ed)?|authori[sz]ed|tertunda|gagal|dibatalkan)$/i;

/** Reads all records after the header. What cannot be read is listed; the rest stands. */
export function readRows(
  records: readonly FileRecord[],
  layout: ImportLayout,
  currency: string,
): { rows: ImportRow[]; rejected: RejectedRow[] } {
  const rows: ImportRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const record of records.slice(layout.headerIndex === null ? 0 : layout.headerIndex + 1)) {
    const cell = cellsOf(record, layout);
    const last = rows.at(-1);
    // A line without date and amount goes on with the description of the movement above it.
    if (!cell("postedOn") && !cell("amount") && !cell("debit") && !cell("credit")) {
      const more = cell("merchant") || cell("description");
      if (last && more) last.description = `${last.description} ${more}`.trim();
      continue;
    }
    const row = readRow(record, layout, currency);
    if ("reason" in row) rejected.push(row);
    else rows.push(row);
  }
  return { rows, rejected };
}

function cellsOf(record: FileRecord, layout: ImportLayout) {
  return (field: ImportField): string => {
    const column = layout.columns[field];
    return column === undefined ? "" : (record.cells[column] ?? "");
  };
}

function readRow(record: FileRecord, layout: ImportLayout, currency: string): ImportRow | RejectedRow {
  const cell = cellsOf(record, layout);
  const reject = (column: ImportField, reason: RejectionReason): RejectedRow => ({
    line: record.line,
    column,
    value: cell(column),
    reason,
  });
  if (NOT_SETTLED.test(cell("status"))) return reject("status", "notSettled");
  if (!cell("postedOn")) return reject("postedOn", "dateMissing");
  const postedOn = readDate(cell("postedOn"), layout.dateOrder ?? "DMY");
  if (!postedOn) return reject("postedOn", "dateUnreadable");
  if (cell("currency") && cell("currency").toUpperCase() !== currency) return reject("currency", "currencyDiffers");
  const amount = readMovement(cell, layout, currency);
  if ("reason" in amount) return reject(amount.column, amount.reason);
  const merchant = cell("merchant") || cell("description");
  if (!merchant) return reject("merchant", "merchantMissing");
  return {
    line: record.line,
    ownId: cell("externalId") || null,
    postedOn,
    amountMinor: amount.amountMinor,
    merchant,
    description: cell("merchant") ? cell("description") : "",
    category: cell("category") || null,
    cardLast4: /(\d{4})\D*$/.exec(cell("cardLast4"))?.[1] ?? null,
    cardholder: cell("cardholder") || null,
    ...readOriginal(cell, layout, { currency, amountMinor: amount.amountMinor }),
    taxHint: cell("taxHint") || null,
    notes: cell("notes"),
  };
}

type Cell = (field: ImportField) => string;
type Movement = { amountMinor: MinorUnits } | { column: ImportField; reason: RejectionReason };

function readMovement(cell: Cell, layout: ImportLayout, currency: string): Movement {
  if (layout.columns.debit === undefined && layout.columns.credit === undefined) {
    if (!cell("amount")) return { column: "amount", reason: "amountMissing" };
    const read = readAmount(cell("amount"), layout.decimalMark, currency);
    if (!read) return { column: "amount", reason: "amountUnreadable" };
    return { amountMinor: layout.positiveMeans === "spend" && !read.isDirected ? negative(read.amountMinor) : read.amountMinor };
  }
  const sides = (["debit", "credit"] as const).map((column) => ({
    column,
    read: cell(column) ? readAmount(cell(column), layout.decimalMark, currency) : undefined,
  }));
  const broken = sides.find(({ read }) => read === null);
  if (broken) return { column: broken.column, reason: "amountUnreadable" };
  const filled = sides.flatMap(({ column, read }) => (read && read.amountMinor !== 0 ? [{ column, amountMinor: read.amountMinor }] : []));
  const [only, other] = filled;
  if (other) return { column: "credit", reason: "bothAmounts" };
  if (!only) return sides.some(({ read }) => read) ? { amountMinor: 0 } : { column: "debit", reason: "amountMissing" };
  // Some banks print withdrawals with a minus in a column of their own: the column says the direction.
  return { amountMinor: only.column === "debit" ? negative(Math.abs(only.amountMinor)) : only.amountMinor };
}

type Original = Pick<ImportRow, "originalAmountMinor" | "originalCurrency">;

/** The amount in the merchant's currency, in the direction of the movement; nothing where that is the account's own currency. */
function readOriginal(cell: Cell, layout: ImportLayout, movement: { currency: string; amountMinor: MinorUnits }): Original {
  const originalCurrency = cell("originalCurrency").toUpperCase();
  const none: Original = { originalAmountMinor: null, originalCurrency: null };
  if (!/^[A-Z]{3}$/.test(originalCurrency) || originalCurrency === movement.currency) return none;
  const read = readAmount(cell("originalAmount"), layout.decimalMark, originalCurrency);
  if (!read) return none;
  const size = Math.abs(read.amountMinor);
  return { originalAmountMinor: movement.amountMinor < 0 ? negative(size) : size, originalCurrency };
}
