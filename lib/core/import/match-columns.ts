import { foldHeader } from "./fold-header";
import { HEADER_NAMES } from "./header-names";
import { IMPORT_FIELDS, type ImportField } from "./import-fields";
import { recogniseLayout, type KnownLayout } from "./known-layouts";
import { namesOtherCurrency } from "./named-currency";
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
  "direction",
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

const OWN_CURRENCY: readonly ImportField[] = ["amount", "debit", "credit"];

const NO_AMOUNT = /\b(original|orig|foreign|unit|price|balance|saldo|code|id|no|number)\b/;
/** Names that nobody has listed still say what they are: "Trans. posting dt", "Value £ incl". Asked only where no listed name fits. */
const TELLING: readonly [ImportField, RegExp, RegExp][] = [
  ["postedOn", /\b(date|dt|tanggal|tgl)\b/, /\b(birth|expiry|due)\b/],
  ["amount", /\b(inc vat|gross)\b/, NO_AMOUNT],
  [
    "amount",
    /\b(amount|amt|value|total|spend|cost|jumlah|nominal)\b/,
    new RegExp(`\\b(vat|tax|gst|net|category|type|date)\\b|${NO_AMOUNT.source}`),
  ],
  ["amount", /\b(exc vat|net)\b/, NO_AMOUNT],
  [
    "merchant",
    /\b(merchant|supplier|vendor|payee|beneficiary|shop)\b/,
    /\b(id|code|no|number|category|type|city|town|location|country|postcode)\b/,
  ],
  ["category", /\b(category|expense type|expenditure type|kategori)\b/, /\b(id|code|no|number)$/],
  ["cardholder", /\bcard ?holders?\b/, /\b(id|code|no|number|unit|department|directorate)\b/],
  ["description", /\b(purpose|description|narrative|justification)\b/, /\b(code|id|no|number)$/],
];

/** Of columns that fit equally, an amount in the account's currency is meant. `isForeign` tells for each column that it names another. */
function matchNames(names: readonly string[], isForeign: readonly boolean[]): ColumnMatch {
  const match: ColumnMatch = {};
  const taken = new Set<number>();
  const take = (field: ImportField, column: number) => {
    match[field] = column;
    taken.add(column);
  };
  for (const field of CHOOSING) {
    const fits = HEADER_NAMES[field].flatMap((name) =>
      names.flatMap((given, index) => (given === name && !taken.has(index) ? [index] : [])),
    );
    const column = (OWN_CURRENCY.includes(field) ? fits.find((index) => !isForeign[index]) : undefined) ?? fits[0];
    if (column !== undefined) take(field, column);
  }
  for (const [field, telling, misleading] of TELLING) {
    if (match[field] !== undefined || (field === "amount" && match.debit !== undefined && match.credit !== undefined)) continue;
    const column = names.findIndex((name, index) => !taken.has(index) && telling.test(name) && !misleading.test(name));
    if (column !== -1) take(field, column);
  }
  return settleAmounts(match);
}

function settleAmounts(match: ColumnMatch): ColumnMatch {
  // A pair of columns says more than a signed one only when both are there.
  if (match.debit !== undefined && match.credit !== undefined) delete match.amount;
  else if (match.amount !== undefined) {
    delete match.debit;
    delete match.credit;
  }
  // Debits alone are a signed column: what is negative there came back.
  if (match.amount === undefined && match.debit !== undefined && match.credit === undefined) {
    match.amount = match.debit;
    delete match.debit;
  }
  // A currency beside the amount at the till, and not beside the billed one, is the till's.
  const { originalAmount, currency } = match;
  if (
    originalAmount !== undefined &&
    match.originalCurrency === undefined &&
    currency === originalAmount + 1 &&
    match.amount !== undefined
  ) {
    match.originalCurrency = currency;
    delete match.currency;
  }
  // An export that tells only what was paid at the till: that is the amount, and its currency the row's.
  if (match.amount === undefined && match.debit === undefined && match.credit === undefined && match.originalAmount !== undefined) {
    match.amount = match.originalAmount;
    delete match.originalAmount;
    if (match.originalCurrency !== undefined) match.currency ??= match.originalCurrency;
    delete match.originalCurrency;
  }
  return match;
}

function matchKnown(names: readonly string[], known: KnownLayout): ColumnMatch {
  const match: ColumnMatch = {};
  const taken = new Set<number>();
  for (const field of IMPORT_FIELDS) {
    const name = known.columns[field]?.find((each) => names.includes(each));
    const column = name === undefined ? -1 : names.findIndex((given, index) => given === name && !taken.has(index));
    if (column === -1) continue;
    match[field] = column;
    taken.add(column);
  }
  return match;
}

export type FoundHeader = { index: number; columns: ColumnMatch; known: KnownLayout | null };

/** The record that names the columns: the one with most known names near the top. Null: the file has none. */
export function findHeader(records: readonly FileRecord[], currency: string): FoundHeader | null {
  let best: (FoundHeader & { count: number }) | null = null;
  for (const [index, { cells }] of records.slice(0, HEADER_WITHIN).entries()) {
    const names = cells.map(foldHeader);
    const known = recogniseLayout(names);
    const columns = known
      ? matchKnown(names, known)
      : matchNames(
          names,
          cells.map((cell) => namesOtherCurrency(cell, currency)),
        );
    const count = IMPORT_FIELDS.filter((field) => columns[field] !== undefined).length + (known ? 10 : 0);
    const isHeader =
      count >= KNOWN_NAMES && columns.postedOn !== undefined && !cells.some((cell) => /^\(?-?[£$€]?\d[\d.,]*\)?$/.test(cell));
    if (isHeader && count > (best?.count ?? 0)) best = { index, columns, known, count };
  }
  return best;
}

/** What stands in a column, of the records that have it filled. */
export function columnValues(records: readonly FileRecord[], column: number | undefined): string[] {
  if (column === undefined) return [];
  return records.flatMap(({ cells }) => (cells[column] ? [cells[column]] : []));
}
