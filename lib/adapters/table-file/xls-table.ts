import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/core/app-error";
import type { SerialEpoch } from "@/lib/core/import/read-date";
import { toRecord, type FileRecord } from "@/lib/core/import/split-records";
import { numberText, serialText } from "./sheet-cell";
import type { TableFile } from "./table-file";

/** Not bundled: the thread loads it as it is. */
const THREAD = join(/* turbopackIgnore: true */ process.cwd(), "lib/adapters/table-file/xls-thread.mjs");
const MAX_HEAP_MB = 512;
const MAX_MS = 60_000;

type RawCell = string | number | [number];
type Told =
  { epoch: SerialEpoch; names: string[] } | { sheet: number; rows: [number, ...RawCell[]][] } | { done: true } | { problem: string };

/** A workbook of old Excel, a web page or an XML table that calls itself one. Sheets of these hold 65,536 rows at most, so they are read whole. */
export async function openXls(path: string): Promise<TableFile> {
  const { epoch, names, rows } = await readWhole(path);
  const toRecords = (some: [number, ...RawCell[]][]) =>
    some.flatMap(
      ([line, ...cells]) =>
        toRecord(
          line,
          cells.map((cell) => textOf(cell, epoch)),
        ) ?? [],
    );
  return {
    facts: { kind: "xls", encoding: null, delimiter: null, epoch },
    sheets: names.map((name, index) => ({
      name,
      async *records(): AsyncGenerator<FileRecord[]> {
        for (const some of rows[index] ?? []) yield await Promise.resolve(toRecords(some));
      },
    })),
    close: () => Promise.resolve(),
  };
}

function textOf(cell: RawCell, epoch: SerialEpoch): string {
  if (typeof cell === "string") return cell;
  return typeof cell === "number" ? numberText(cell) : serialText(cell[0], epoch);
}

type Whole = { epoch: SerialEpoch; names: string[]; rows: [number, ...RawCell[]][][][] };

function readWhole(path: string): Promise<Whole> {
  const whole: Whole = { epoch: 1900, names: [], rows: [] };
  const refuse = (reason: string) => new AppError("fileRefused", { reason });
  const thread = new Worker(THREAD, { workerData: { path }, resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
  return new Promise<Whole>((resolve, reject) => {
    const timer = setTimeout(() => reject(refuse("tooComplex")), MAX_MS);
    thread.on("message", (told: Told) => {
      if ("names" in told) Object.assign(whole, { epoch: told.epoch, names: told.names, rows: told.names.map(() => []) });
      else if ("rows" in told) whole.rows[told.sheet]?.push(told.rows);
      else if ("problem" in told) reject(refuse(told.problem));
      else resolve(whole);
      if ("done" in told || "problem" in told) clearTimeout(timer);
    });
    thread.on("error", (error: Error & { code?: string }) => {
      clearTimeout(timer);
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? refuse("tooComplex") : error);
    });
  }).finally(() => void thread.terminate());
}
