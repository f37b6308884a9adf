import { writeXlsxStream } from "hucre/xlsx";
import { sheetCells, type ExportColumn } from "@/lib/core/export/export-column";

/** Two figures after the point, a third where the currency has it. The number itself is exact in any case. */
const FORMATS = { text: undefined, count: "0", amount: "#,##0.00#", day: "yyyy-mm-dd", moment: "yyyy-mm-dd hh:mm" } as const;
const WIDTHS = { text: 24, count: 10, amount: 14, day: 12, moment: 17 } as const;

type Sheet<Row> = { title: string; columns: readonly ExportColumn<Row>[]; pages: AsyncIterable<readonly Row[]>; timeZone: string };

/** A workbook of one sheet, written while its rows are read: the reader's pace decides how fast. */
export function writeXlsx<Row>({ title, columns, pages, timeZone }: Sheet<Row>): ReadableStream<Uint8Array> {
  const cellsOf = sheetCells(columns, timeZone);
  async function* rows() {
    for await (const page of pages) for (const row of page) yield cellsOf(row);
  }
  return writeXlsxStream(rows(), {
    name: title.replace(/[[\]:*?/\\]/g, " ").slice(0, 31),
    columns: columns.map(({ head, kind }) => ({ header: head, width: WIDTHS[kind], numFmt: FORMATS[kind] })),
    freezePane: { rows: 1 },
  });
}
