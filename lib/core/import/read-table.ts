import { guessLayout, withSign, type LayoutAccount } from "./guess-layout";
import type { ImportLayout } from "./import-layout";
import type { ImportRow, LeftOut, ReadOutcome } from "./import-row";
import { RowNumbering } from "./fingerprint-rows";
import type { ColumnMatch } from "./match-columns";
import { findForeignHeader } from "./named-currency";
import type { PositiveMeans } from "./purchase-sign";
import { RowReader, type ReadingManner } from "./read-rows";
import { recallLayout } from "./remembered-layouts";
import type { FileRecord } from "./split-records";

/** Detection looks at so many records from the beginning of a table. */
export const HEAD_RECORDS = 10_000;

export type ImportQuestion = "dateColumn" | "amountColumn" | "dateOrder" | "purchaseSign" | "otherCurrency";

export type Understanding = {
  layout: ImportLayout;
  /** The likelier meaning of positive amounts, for showing the rows while nobody has said it. */
  proposal: PositiveMeans;
  /** The bank whose export it looks like. */
  bank: string | null;
  /** The columns were matched by hand at an earlier import. */
  isRemembered: boolean;
  /** The header of the amounts, where it names another currency than the account's. */
  foreignHeader: string | null;
};

/** How a table is to be read: as somebody said, else as such a table was read into this account before, else by its own habits. */
export function understandTable(
  head: readonly FileRecord[],
  account: LayoutAccount & { importLayout: unknown },
  given: ImportLayout | null,
): Understanding {
  const guess = guessLayout(head, account);
  const remembered = recallLayout(account.importLayout, head, guess.layout);
  const signed = withSign(head, account, given ?? remembered ?? guess.layout);
  const foreignHeader = findForeignHeader(head, signed.layout, account.currency);
  return { ...signed, bank: guess.bank, isRemembered: remembered !== null, foreignHeader };
}

/** What a person has to say before a table can be imported. */
export function questionsOf({ layout: { columns, dateOrder, positiveMeans }, foreignHeader }: Understanding): ImportQuestion[] {
  const questions: ImportQuestion[] = [];
  if (columns.postedOn === undefined) questions.push("dateColumn");
  else if (dateOrder === null) questions.push("dateOrder");
  if (columns.amount === undefined && columns.debit === undefined && columns.credit === undefined) questions.push("amountColumn");
  if (positiveMeans === null && hasSign(columns)) questions.push("purchaseSign");
  if (foreignHeader !== null) questions.push("otherCurrency");
  return questions;
}

/** A pair of columns and a column of directions say by themselves where the money went. */
function hasSign({ amount, debit, credit, direction }: ColumnMatch): boolean {
  return amount !== undefined && debit === undefined && credit === undefined && direction === undefined;
}

export type NumberedOutcome = { row: ImportRow; externalId: string } | { leftOut: LeftOut };

/** Movements of a table, each with the id it is known by, in their order; and what stays out. Takes records as they come. */
export async function* readTable(
  records: AsyncIterable<readonly FileRecord[]>,
  manner: ReadingManner,
): AsyncGenerator<{ outcomes: NumberedOutcome[]; recordCount: number }> {
  const reader = new RowReader(manner);
  const numbering = new RowNumbering();
  const numbered = (outcomes: ReadOutcome[]): NumberedOutcome[] =>
    outcomes.map((each) => ("row" in each ? { ...each, externalId: numbering.idOf(each.row) } : each));
  for await (const some of records) yield { outcomes: numbered(some.flatMap((record) => reader.push(record))), recordCount: some.length };
  yield { outcomes: numbered(reader.end()), recordCount: 0 };
}
