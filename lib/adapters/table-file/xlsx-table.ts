import { AppError } from "@/lib/core/app-error";
import { MAX_RECORD_CHARS, toRecord, type FileRecord } from "@/lib/core/import/split-records";
import { numberText, serialText } from "./sheet-cell";
import type { TableFile } from "./table-file";
import { readWorkbook, type Workbook } from "./workbook-parts";
import { readXml } from "./xml-events";
import { ZipParts } from "./zip-parts";

/** A spreadsheet's last column is XFD. */
const LAST_COLUMN = 16_383;

/** A workbook of today's Excel: its sheets are read as they are unpacked, a row at a time. */
export async function openXlsx(path: string): Promise<TableFile> {
  const zip = await ZipParts.open(path);
  const close = () => {
    zip.close();
    return Promise.resolve();
  };
  try {
    const workbook = await readWorkbook(zip);
    return {
      facts: { kind: "xlsx", encoding: null, delimiter: null, epoch: workbook.epoch },
      sheets: workbook.sheets.map(({ name, part }) => ({ name, records: () => readSheet(zip.text(part), workbook) })),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type OpenCell = { column: number; type: string; isDay: boolean; value: string };

async function* readSheet(pieces: AsyncIterable<string>, { texts, isDayStyle, epoch }: Workbook): AsyncGenerator<FileRecord[]> {
  let records: FileRecord[] = [];
  let line = 0;
  let cells: string[] = [];
  let cell: OpenCell | null = null;
  let isValue = false;
  const finish = ({ type, isDay, value }: OpenCell): string => {
    if (type === "s") return texts[Number(value)] ?? "";
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (type !== "n" || value.trim() === "") return value;
    return isDay ? serialText(Number(value), epoch) : numberText(Number(value));
  };
  const events = {
    open: (tag: string, attributes: Readonly<Record<string, string>>) => {
      if (tag === "row") {
        line = Number(attributes.r ?? line + 1);
        cells = [];
      } else if (tag === "c") {
        const column = attributes.r === undefined ? cells.length : columnOf(attributes.r);
        if (column > LAST_COLUMN) throw new AppError("fileRefused", { reason: "damaged" });
        cell = { column, type: attributes.t ?? "n", isDay: isDayStyle[Number(attributes.s ?? 0)] ?? false, value: "" };
      } else isValue = cell !== null && (tag === "v" || tag === "t");
    },
    close: (tag: string) => {
      isValue = false;
      if (tag === "c" && cell) {
        while (cells.length < cell.column) cells.push("");
        cells[cell.column] = finish(cell);
        cell = null;
      } else if (tag === "row") {
        const record = toRecord(line, cells);
        if (record) records.push(record);
      }
    },
    text: (text: string) => {
      if (!isValue || !cell) return;
      cell.value += text;
      if (cell.value.length > MAX_RECORD_CHARS) throw new AppError("fileRefused", { reason: "lineTooLong", line });
    },
  };
  const reading = readXml(pieces, events);
  while (!(await reading.next()).done) {
    if (records.length === 0) continue;
    yield records;
    records = [];
  }
}

/** "BC12" → 54. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}
