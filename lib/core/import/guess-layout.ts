import { foldHeader } from "./fold-header";
import type { ImportLayout } from "./import-layout";
import { recogniseWithoutHeader } from "./headerless-layouts";
import type { KnownLayout } from "./known-layouts";
import { hasDecimals, headerByContent, isAmount, matchByContent } from "./match-by-content";
import { columnValues, findHeader, type ColumnMatch } from "./match-columns";
import { findKinds, findSign, type PositiveMeans } from "./purchase-sign";
import { detectDecimalMark } from "./read-amount";
import { detectDateOrder } from "./read-date";
import type { FileRecord } from "./split-records";

export type LayoutAccount = { kind: "DEBIT" | "CARD"; currency: string };

export type GuessedLayout = { layout: ImportLayout; /** The bank whose export it looks like. */ bank: string | null };

/** Reads the habits of a table from its beginning. `head` are its first filled lines, header and letterhead included. */
export function guessLayout(head: readonly FileRecord[], account: LayoutAccount): GuessedLayout {
  const header = findHeader(head, account.currency);
  const headless = header ? null : recogniseWithoutHeader(head);
  const byContent = header ? null : (headless?.columns ?? matchByContent(head));
  const headerIndex = header?.index ?? (byContent && headerByContent(head, byContent));
  const body = head.slice(headerIndex === null ? 0 : headerIndex + 1);
  const columns = withKinds(withMerchant(withoutTaxAmounts(header?.columns ?? byContent ?? {}, body), body), body);
  const amounts = [columns.amount, columns.debit, columns.credit].flatMap((column) => columnValues(body, column));
  const known = header?.known ?? headless;
  const layout: ImportLayout = {
    headerIndex,
    columns,
    dateOrder: detectDateOrder(columnValues(body, columns.postedOn)) ?? orderOf(known),
    decimalMark: detectDecimalMark(amounts, account.currency),
    positiveMeans: known?.positiveMeans ?? null,
  };
  return { layout, bank: known?.bank ?? null };
}

/** A known bank settles which day is meant, but its own way of writing may be gone: a spreadsheet in between prints days as its user does. */
function orderOf(known: Pick<KnownLayout, "dateOrder"> | null | undefined): ImportLayout["dateOrder"] {
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

/** Amounts without a sign, with their kind in another column. */
function withKinds(columns: ColumnMatch, body: readonly FileRecord[]): ColumnMatch {
  const direction = findKinds(body, columns);
  return direction === null ? columns : { ...columns, direction };
}

/** A layout with what the file says about its sign, where nobody has said it; and the sign to propose where the file says nothing. */
export function withSign(
  head: readonly FileRecord[],
  account: LayoutAccount,
  layout: ImportLayout,
): { layout: ImportLayout; proposal: PositiveMeans } {
  if (layout.positiveMeans !== null) return { layout, proposal: layout.positiveMeans };
  const { columns, decimalMark } = layout;
  const header = layout.headerIndex ?? -1;
  const table = {
    titles: head.slice(0, header + 1).flatMap(({ cells }) => cells),
    names: (head[header]?.cells ?? []).map(foldHeader),
    body: head.slice(header + 1),
    columns,
  };
  const { positiveMeans, proposal } = findSign(table, { ...account, decimalMark });
  return { layout: { ...layout, positiveMeans }, proposal };
}
