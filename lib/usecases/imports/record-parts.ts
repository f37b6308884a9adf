import { z } from "zod";
import type { StoredSheet } from "@/lib/adapters/db/imports/import-files";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { newStorageKey } from "@/lib/adapters/storage/storage-key";
import type { TableFile, TableSheet } from "@/lib/adapters/table-file/table-file";
import { AppError } from "@/lib/core/app-error";
import { IMPORT_MAX_ROWS } from "@/lib/core/import/import-limits";
import type { FileRecord } from "@/lib/core/import/split-records";

/** A piece holds so many records at most, and ends sooner when it gets long: it is what is in memory at a time. */
const PART_RECORDS = 2_000;
const PART_CHARS = 1_000_000;

const partSchema = z.array(z.tuple([z.number()]).rest(z.string()));

/** Puts the records of all sheets into the storage, in pieces. Removes what it wrote when it cannot go on. */
export async function storeSheets(file: TableFile): Promise<StoredSheet[]> {
  const stored: StoredSheet[] = [];
  try {
    let left = IMPORT_MAX_ROWS;
    for (const sheet of file.sheets) {
      const one: StoredSheet = { name: sheet.name, recordCount: 0, parts: [] };
      stored.push(one);
      await storeSheet(sheet, one, left);
      left -= one.recordCount;
    }
    return stored.filter(({ recordCount }) => recordCount > 0);
  } catch (error) {
    await removeParts(stored.flatMap(({ parts }) => parts));
    throw error;
  }
}

async function storeSheet(sheet: TableSheet, into: StoredSheet, maxRows: number): Promise<void> {
  let open: [number, ...string[]][] = [];
  let chars = 0;
  const flush = async () => {
    if (open.length === 0) return;
    const key = newStorageKey();
    into.parts.push(key);
    await fileStorage().put(key, Buffer.from(JSON.stringify(open)));
    [open, chars] = [[], 0];
  };
  for await (const records of sheet.records()) {
    for (const { line, cells } of records) {
      into.recordCount += 1;
      if (into.recordCount > maxRows) throw new AppError("fileRefused", { reason: "tooManyRows" });
      open.push([line, ...cells]);
      chars += cells.reduce((sum, cell) => sum + cell.length + 3, 0);
      if (open.length >= PART_RECORDS || chars > PART_CHARS) await flush();
    }
  }
  await flush();
}

/** The records of a sheet, a piece at a time. */
export async function* readParts(parts: readonly string[]): AsyncGenerator<FileRecord[]> {
  for (const key of parts) {
    const bytes = await fileStorage().read(key);
    yield partSchema.parse(JSON.parse(bytes.toString())).map(([line, ...cells]) => ({ line, cells }));
  }
}

/** The first records of a sheet, at least `count` where it has so many. */
export async function readHead(parts: readonly string[], count: number): Promise<FileRecord[]> {
  const head: FileRecord[] = [];
  for await (const records of readParts(parts)) {
    head.push(...records);
    if (head.length >= count) break;
  }
  return head;
}

export async function removeParts(parts: readonly string[]): Promise<void> {
  for (const key of parts) await fileStorage().remove(key);
}
