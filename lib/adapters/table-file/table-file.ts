import { open, stat } from "node:fs/promises";
import { AppError } from "@/lib/core/app-error";
import { SPREADSHEET_MAX_BYTES } from "@/lib/core/import/import-limits";
import { sniffFile } from "@/lib/core/import/sniff-file";
import type { SerialEpoch } from "@/lib/core/import/read-date";
import type { FileRecord } from "@/lib/core/import/split-records";
import type { Delimiter, Encoding } from "@/lib/core/import/text-writing";
import { openText } from "./text-table";
import { openXls } from "./xls-table";
import { openXlsx } from "./xlsx-table";

/** What is known of a file beside its rows; for people, and for reading days without a format. */
export type FileFacts = {
  kind: "text" | "xlsx" | "xls";
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  epoch: SerialEpoch;
};

export type TableSheet = { name: string; /** Read once, in pieces. */ records: () => AsyncIterable<FileRecord[]> };

export type TableFile = { facts: FileFacts; sheets: TableSheet[]; close: () => Promise<void> };

const HEAD_BYTES = 4096;

/** A file on the disk as tables of text, whatever it is called. Refuses what is none with `fileRefused` and its reason. */
export async function openTableFile(path: string): Promise<TableFile> {
  const shape = sniffFile(await headOf(path));
  if (shape === "text") return openText(path);
  if (shape !== "xlsx" && shape !== "xls") throw new AppError("fileRefused", { reason: shape });
  if ((await stat(path)).size > SPREADSHEET_MAX_BYTES) throw new AppError("fileRefused", { reason: "spreadsheetTooLarge" });
  return shape === "xlsx" ? openXlsx(path) : openXls(path);
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
