import { negative, readAmount, type AmountManner } from "./read-amount";
import type { MinorUnits } from "../money";
import type { ImportField } from "./import-fields";
import type { ImportLayout } from "./import-layout";
import type { LeftOutReason } from "./import-row";

export type Cell = (field: ImportField) => string;
export type Fault = { column: ImportField; reason: LeftOutReason };

/** Marks of bookkeeping, which a minus turns round: a debit of -5 is money in. */
const DEBIT = /^(d|dr|db|debit|debet|out|keluar|money out|paid out)\.?$/i;
const CREDIT = /^(c|cr|k|kredit|credit|in|masuk|money in|paid in|deposit|income)\.?$/i;
/** What happened; that says the direction, whichever sign stands beside it. */
const OUT = /^((card |pos )?purchase|sale|expense|withdrawal|fee|pembelian|penarikan)s?\.?$/i;
const IN = /^(refund|return|reversal|chargeback|cashback|pengembalian|setoran)s?\.?$/i;
/** Out of a bank's account, but into a card's: told only where the column is known to tell directions. */
const PAYMENT = /^(card )?payments?$/i;

/** The way the money went, where a cell says nothing else. */
export function kindOf(text: string): "out" | "in" | null {
  if (DEBIT.test(text) || OUT.test(text)) return "out";
  return CREDIT.test(text) || IN.test(text) ? "in" : null;
}

/** What the row moved, money out negative: from a signed column, a column with its direction beside it, or a pair of columns. */
export function readMovement(cell: Cell, layout: ImportLayout, manner: AmountManner): { amountMinor: MinorUnits } | Fault {
  const { columns, positiveMeans } = layout;
  if (columns.debit !== undefined || columns.credit !== undefined) return readPair(cell, manner);
  if (!cell("amount")) return { column: "amount", reason: "amountMissing" };
  const read = readAmount(cell("amount"), manner);
  if (!read) return { column: "amount", reason: "amountUnreadable" };
  if (columns.direction !== undefined) return directed(cell("direction"), read.amountMinor);
  return { amountMinor: positiveMeans === "spend" && !read.isDirected ? negative(read.amountMinor) : read.amountMinor };
}

function directed(direction: string, amountMinor: MinorUnits): { amountMinor: MinorUnits } | Fault {
  const size = Math.abs(amountMinor);
  if (OUT.test(direction) || PAYMENT.test(direction)) return { amountMinor: negative(size) };
  if (IN.test(direction)) return { amountMinor: size };
  if (DEBIT.test(direction)) return { amountMinor: negative(amountMinor) };
  if (CREDIT.test(direction)) return { amountMinor };
  return { column: "direction", reason: "directionMissing" };
}

function readPair(cell: Cell, manner: AmountManner): { amountMinor: MinorUnits } | Fault {
  const sides = (["debit", "credit"] as const).map((column) => ({
    column,
    read: cell(column) ? readAmount(cell(column), manner) : undefined,
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
