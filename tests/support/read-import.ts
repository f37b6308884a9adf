import { spoolToDisk } from "@/lib/adapters/table-file/spool-to-disk";
import { openTableFile, type FileFacts } from "@/lib/adapters/table-file/table-file";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import type { ImportRow, LeftOut } from "@/lib/core/import/import-row";
import {
  HEAD_RECORDS,
  questionsOf,
  readTable,
  understandTable,
  type ImportQuestion,
  type Understanding,
} from "@/lib/core/import/read-table";
import type { FileRecord } from "@/lib/core/import/split-records";

export type ImportTestAccount = { kind: "DEBIT" | "CARD"; currency: string; importLayout: unknown };
export const CARD: ImportTestAccount = { kind: "CARD", currency: "SGD", importLayout: null };
export const DEBIT: ImportTestAccount = { kind: "DEBIT", currency: "SGD", importLayout: null };

export type ReadImport = {
  facts: FileFacts;
  sheetNames: string[];
  records: FileRecord[];
  understanding: Understanding;
  rows: { externalId: string; row: ImportRow }[];
  leftOut: LeftOut[];
  questions: ImportQuestion[];
};

async function* piece(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}

/** A file from its bytes to its rows, as the product reads it or proposes to; without the storage and the books. */
export async function readImport(
  content: Uint8Array | string,
  account: ImportTestAccount = DEBIT,
  { layout = null, sheet = 0 }: { layout?: ImportLayout | null; sheet?: number } = {},
): Promise<ReadImport> {
  const spooled = await spoolToDisk(piece(typeof content === "string" ? Buffer.from(content) : content), 1e9);
  try {
    const file = await openTableFile(spooled.path);
    try {
      const records: FileRecord[] = [];
      for await (const some of file.sheets[sheet]!.records()) records.push(...some);
      return {
        facts: file.facts,
        sheetNames: file.sheets.map(({ name }) => name),
        records,
        ...(await read(records, file.facts, account, layout)),
      };
    } finally {
      await file.close();
    }
  } finally {
    await spooled.remove();
  }
}

async function read(records: FileRecord[], facts: FileFacts, account: ImportTestAccount, layout: ImportLayout | null) {
  const understanding = understandTable(records.slice(0, HEAD_RECORDS), account, layout);
  const { proposal } = understanding;
  const manner = {
    layout: { ...understanding.layout, positiveMeans: proposal },
    currency: account.currency,
    isSheet: facts.kind !== "text",
    epoch: facts.epoch,
  };
  const rows: ReadImport["rows"] = [];
  const leftOut: LeftOut[] = [];
  async function* pieces() {
    for (let start = 0; start < records.length; start += 700) yield await Promise.resolve(records.slice(start, start + 700));
  }
  for await (const { outcomes } of readTable(pieces(), manner))
    for (const outcome of outcomes) {
      if ("row" in outcome) rows.push(outcome);
      else leftOut.push(outcome.leftOut);
    }
  return { understanding, rows, leftOut, questions: questionsOf(understanding) };
}
