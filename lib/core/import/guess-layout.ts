import type { ImportLayout } from "./import-layout";
import type { KnownLayout } from "./known-layouts";
import { hasDecimals, headerByContent, isAmount, matchByContent } from "./match-by-content";
import { columnValues, findHeader, type ColumnMatch } from "./match-columns";
import { detectDecimalMark, readAmount } from "./read-amount";
import { detectDateOrder } from "./read-date";
import type { FileRecord } from "./split-records";

export type LayoutAccount = { kind: "DEBIT" | "CARD"; currency: string };

export type GuessedLayout = { layout: ImportLayout; /** The bank whose export it looks like. */ bank: string | null };

/** Reads the habits of a table from its beginning. `head` are its first filled lines, header and letterhead included. */
export function guessLayout(head: readonly FileRecord[], account: LayoutAccount): GuessedLayout {
  const header = findHeader(head, account.currency);
  const byContent = header ? null : matchByContent(head);
  const headerIndex = header?.index ?? (byContent && headerByContent(head, byContent));
  const body = head.slice(headerIndex === null ? 0 : headerIndex + 1);
  const columns = withMerchant(withoutTaxAmounts(header?.columns ?? byContent ?? {}, body), body);
  const amounts = [columns.amount, columns.debit, columns.credit].flatMap((column) => columnValues(body, column));
  const decimalMark = detectDecimalMark(amounts, account.currency);
  const layout: ImportLayout = {
    headerIndex,
    columns,
    dateOrder: detectDateOrder(columnValues(body, columns.postedOn)) ?? orderOf(header?.known),
    decimalMark,
    positiveMeans:
      header?.known?.positiveMeans ??
      detectPositive(columnValues(body, columns.amount), decimalMark, header?.isDebitOnly ? { ...account, kind: "CARD" } : account),
  };
  return { layout, bank: header?.known?.bank ?? null };
}

/** A known bank settles which day is meant, but its own way of writing may be gone: a spreadsheet in between prints days as its user does. */
function orderOf(known: KnownLayout | null | undefined): ImportLayout["dateOrder"] {
  return known?.dateOrder === "YMD" ? null : (known?.dateOrder ?? null);
}

/** "VAT" heads marks in one file and amounts in another; only a mark tells how something is taxed. */
function withoutTaxAmounts(columns: ColumnMatch, body: readonly FileRecord[]): ColumnMatch {
  const { taxHint, ...others } = columns;
  const values = columnValues(body, taxHint);
  const areAmounts = values.length > 0 && values.every((value) => isAmount(value) && !value.includes("%")) && values.some(hasDecimals);
  return areAmounts ? others : columns;
}

/** Where no name says who was paid, the wordiest column that means nothing else. */
function withMerchant(columns: ColumnMatch, body: readonly FileRecord[]): ColumnMatch {
  if (columns.merchant !== undefined || columns.payee !== undefined || columns.description !== undefined) return columns;
  const { merchant } = matchByContent(body);
  return merchant === undefined || Object.values(columns).includes(merchant) ? columns : { ...columns, merchant };
}

/** Card companies print spending as positive and refunds as negative; banks do it the other way round. Most movements on a card are spending. */
function detectPositive(
  values: readonly string[],
  decimalMark: ImportLayout["decimalMark"],
  { kind, currency }: LayoutAccount,
): ImportLayout["positiveMeans"] {
  if (kind !== "CARD") return "income";
  const read = values.flatMap((value) => readAmount(value, { decimalMark, currency, isRounded: true }) ?? []);
  const signed = read.filter(({ isDirected }) => !isDirected);
  const positive = signed.filter(({ amountMinor }) => amountMinor > 0).length;
  const below = signed.filter(({ amountMinor }) => amountMinor < 0).length;
  return below > positive ? "income" : "spend";
}
