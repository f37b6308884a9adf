import { z } from "zod";
import type { Database } from "@/lib/adapters/db/client";
import { findImport, findImportAccount, type ImportAccount, type StoredSheet } from "@/lib/adapters/db/imports/import-files";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ImportChoices } from "@/lib/core/import/import-layout";
import { HEAD_RECORDS, understandTable, type Understanding } from "@/lib/core/import/read-table";
import type { FileRecord } from "@/lib/core/import/split-records";
import { DELIMITERS, ENCODINGS } from "@/lib/core/import/text-writing";
import { readHead } from "./record-parts";

export type AskedImport = ImportChoices & { importId: string };

const factsSchema = z.object({
  kind: z.enum(["text", "xlsx", "xls"]),
  encoding: z.enum(ENCODINGS).nullable(),
  delimiter: z.enum(DELIMITERS).nullable(),
  epoch: z.union([z.literal(1900), z.literal(1904)]),
});

export type OpenedImport = {
  fileName: string;
  facts: z.output<typeof factsSchema>;
  account: ImportAccount;
  sheets: StoredSheet[];
  sheetIndex: number;
  sheet: StoredSheet;
  head: FileRecord[];
  understanding: Understanding;
};

/** An uploaded file that has not been started: its beginning, and how it is read. */
export async function openImport(db: Database, scope: BusinessScope, asked: AskedImport): Promise<OpenedImport> {
  const found = await findImport(db, scope, asked.importId);
  if (!found) throw new AppError("notFound");
  if (found.state !== "UPLOADED" || !found.sheets) throw new AppError("changedMeanwhile");
  const account = await findImportAccount(db, scope, asked.accountId ?? found.accountId);
  const sheetIndex = asked.sheetIndex ?? found.sheetIndex;
  const sheet = found.sheets[sheetIndex];
  if (!account || !sheet) throw new AppError("notFound");
  const head = await readHead(sheet.parts, HEAD_RECORDS);
  return {
    fileName: found.fileName,
    facts: factsSchema.parse(found.facts),
    account,
    sheets: found.sheets,
    sheetIndex,
    sheet,
    head,
    understanding: understandTable(head, account, asked.layout),
  };
}
