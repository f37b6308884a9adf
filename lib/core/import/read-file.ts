import { decodeText } from "./decode-text";
import { fingerprintRows } from "./fingerprint-rows";
import { guessLayout } from "./guess-layout";
import type { ImportLayout } from "./import-layout";
import { readRows, type ImportRow, type RejectedRow } from "./read-rows";
import { recallLayout } from "./remembered-layouts";
import { splitRecords, type FileRecord } from "./split-records";

type Account = { kind: "DEBIT" | "CARD"; currency: string; importLayout: unknown };

export type ReadFile = {
  layout: ImportLayout;
  records: FileRecord[];
  rows: { externalId: string; row: ImportRow }[];
  rejected: RejectedRow[];
  /** What a person has to say before this can be imported. */
  questions: ImportQuestion[];
};

export type ImportQuestion = "dateColumn" | "amountColumn" | "dateOrder";

/** From bytes to movements: with the layout given, else the one remembered for such files, else a guess. */
export function readFile(bytes: Uint8Array, account: Account, given: ImportLayout | null): ReadFile {
  const { text } = decodeText(bytes);
  const guess = guessLayout(text, account);
  const layout = given ?? recallLayout(account.importLayout, guess.records, guess.layout) ?? guess.layout;
  const records = layout.delimiter === guess.layout.delimiter ? guess.records : splitRecords(text, layout.delimiter);
  const { rows, rejected } = readRows(records, layout, account.currency);
  return { layout, records, rows: fingerprintRows(rows), rejected, questions: questionsOf(layout) };
}

function questionsOf({ columns, dateOrder }: ImportLayout): ImportQuestion[] {
  const questions: ImportQuestion[] = [];
  if (columns.postedOn === undefined) questions.push("dateColumn");
  else if (dateOrder === null) questions.push("dateOrder");
  if (columns.amount === undefined && columns.debit === undefined && columns.credit === undefined) questions.push("amountColumn");
  return questions;
}
