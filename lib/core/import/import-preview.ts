import type { ImportLayout } from "./import-layout";
import type { ImportRow, LeftOut, LeftOutReason } from "./import-row";
import type { MoneyFlow } from "./money-flow";
import type { PositiveMeans } from "./purchase-sign";
import type { ImportQuestion } from "./read-table";
import type { Delimiter, Encoding } from "./text-writing";

/** What an import would do, told before it is done. */
export type ImportPreview = {
  fileName: string;
  accountId: string;
  facts: { kind: "text" | "xlsx" | "xls"; encoding: Encoding | null; delimiter: Delimiter | null };
  sheets: { name: string; recordCount: number }[];
  sheetIndex: number;
  bank: string | null;
  isRemembered: boolean;
  foreignHeader: string | null;
  layout: ImportLayout;
  proposal: PositiveMeans;
  /** A name and a sample per column, for matching by hand. */
  columns: { name: string; sample: string }[];
  /** Dates as they stand in the file, for asking how they are meant. */
  dates: string[];
  rows: ImportRow[];
  currency: string;
  counts: { checked: number; total: number; new: number; known: number };
  /** What moves, read as is said or else proposed; and the other way round, while nobody has said what a positive amount is. */
  flow: MoneyFlow;
  otherFlow: MoneyFlow | null;
  leftOut: LeftOut[];
  reasons: { reason: LeftOutReason; count: number }[];
  questions: ImportQuestion[];
};
