import { foldHeader, HEADER_NAMES, IMPORT_FIELDS, type ImportField } from "./import-fields";
import type { FileRecord } from "./split-records";

/** Which column holds which field; a column serves one field. */
export type ColumnMatch = Partial<Record<ImportField, number>>;

/** The first lines may hold the bank's letterhead. */
const HEADER_WITHIN = 25;
/** A header has at least this many names that are known. */
const KNOWN_NAMES = 2;

/** Fields in the order in which they choose their columns: what is rare first, the catch-alls last. */
const CHOOSING: readonly ImportField[] = [
  "originalAmount",
  "originalCurrency",
  "debit",
  "credit",
  "amount",
  "currency",
  "postedOn",
  "category",
  "taxHint",
  "cardLast4",
  "cardholder",
  "merchant",
  "externalId",
  "status",
  "notes",
  "description",
];

function matchHeader(cells: readonly string[]): ColumnMatch {
  const names = cells.map(foldHeader);
  const match: ColumnMatch = {};
  const taken = new Set<number>();
  for (const field of CHOOSING) {
    for (const name of HEADER_NAMES[field]) {
      const column = names.findIndex((given, index) => given === name && !taken.has(index));
      if (column === -1) continue;
      match[field] = column;
      taken.add(column);
      break;
    }
  }
  // A pair of columns says more than a signed one only when both are there.
  if (match.debit === undefined || match.credit === undefined) {
    if (match.amount !== undefined) {
      delete match.debit;
      delete match.credit;
    }
  } else delete match.amount;
  return match;
}

/** The record that names the columns: the one with most known names near the top. Null: the file has none. */
export function findHeader(records: readonly FileRecord[]): { index: number; columns: ColumnMatch } | null {
  let best: { index: number; columns: ColumnMatch; count: number } | null = null;
  records.slice(0, HEADER_WITHIN).forEach(({ cells }, index) => {
    const columns = matchHeader(cells);
    const count = IMPORT_FIELDS.filter((field) => columns[field] !== undefined).length;
    if (count >= KNOWN_NAMES && count > (best?.count ?? 0) && columns.postedOn !== undefined) best = { index, columns, count };
  });
  return best;
}

/** What stands in a column, of the records that have it filled. */
export function columnValues(records: readonly FileRecord[], column: number | undefined): string[] {
  if (column === undefined) return [];
  return records.flatMap(({ cells }) => (cells[column] ? [cells[column]] : []));
}
