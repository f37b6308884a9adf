import { createReadStream } from "node:fs";
import type { ImportAccount } from "@/lib/adapters/db/imports/import-files";
import type { TableFile } from "@/lib/adapters/table-file/table-file";
import { tableOfText } from "@/lib/adapters/table-file/text-table";
import { lookOf, recallWriting, type AsFound } from "@/lib/core/import/remembered-writing";
import type { FileRecord } from "@/lib/core/import/split-records";

const LOOKED_AT = 200;

/** The same file, cut as a person said the last time where one of its kind came into this account before; and how it looks by itself. */
export async function writtenAsBefore(
  file: TableFile,
  path: string,
  account: ImportAccount,
): Promise<{ file: TableFile; asFound: AsFound | null }> {
  const { encoding, delimiter } = file.facts;
  if (!encoding || !delimiter) return { file, asFound: null };
  const asFound = lookOf(await headOf(file), account, { encoding, delimiter });
  const said = recallWriting(account.importLayout, asFound);
  return { file: said ? tableOfText(() => createReadStream(path), said) : file, asFound };
}

async function headOf(file: TableFile): Promise<FileRecord[]> {
  const head: FileRecord[] = [];
  for await (const records of file.sheets[0]?.records() ?? []) {
    head.push(...records);
    if (head.length >= LOOKED_AT) break;
  }
  return head.slice(0, LOOKED_AT);
}
