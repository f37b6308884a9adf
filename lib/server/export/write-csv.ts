import { csvLines } from "@/lib/core/csv-writer";
import { textCells, type ExportColumn } from "@/lib/core/export/export-column";

type File<Row> = { columns: readonly ExportColumn<Row>[]; pages: AsyncGenerator<readonly Row[]>; timeZone: string };

/** A CSV file, written while its rows are read: a page is asked for when the one before it was taken. */
export function writeCsv<Row>({ columns, pages, timeZone }: File<Row>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const cellsOf = textCells(columns, timeZone);
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${csvLines([columns.map(({ head }) => head)])}`)),
      pull: async (controller) => {
        const next = await pages.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(csvLines(next.value.map(cellsOf))));
      },
      cancel: async () => {
        await pages.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
