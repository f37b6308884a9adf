import { guessLayout, type LayoutAccount } from "./guess-layout";
import type { ImportLayout } from "./import-layout";
import type { ImportRow, LeftOut, ReadOutcome } from "./import-row";
import { RowNumbering } from "./fingerprint-rows";
import { findForeignHeader } from "./named-currency";
import { RowReader, type ReadingManner } from "./read-rows";
import { recallLayout } from "./remembered-layouts";
import type { FileRecord } from "./split-records";

/** Detection looks at so many records from the beginning of a table. */
export const HEAD_RECORDS = 10_000;

export type ImportQuestion = "dateColumn" | "amountColumn" | "dateOrder" | "otherCurrency";

export type Understanding = {
  layout: ImportLayout;
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
  const layout = given ?? remembered ?? guess.layout;
  const foreignHeader = findForeignHeader(head, layout, account.currency);
  return { layout, bank: guess.bank, isRemembered: remembered !== null, foreignHeader };
}

/** What a person has to say before a table can be imported. */
export function questionsOf({ layout: { columns, dateOrder }, foreignHeader }: Understanding): ImportQuestion[] {
  const questions: ImportQuestion[] = [];
  if (columns.postedOn === undefined) questions.push("dateColumn");
  else if (dateOrder === null) questions.push("dateOrder");
  if (columns.amount === undefined && columns.debit === undefined && columns.credit === undefined) questions.push("amountColumn");
  if (foreignHeader !== null) questions.push("otherCurrency");
  return questions;
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
