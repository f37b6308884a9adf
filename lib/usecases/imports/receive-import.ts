import { createReadStream } from "node:fs";
import type { Database } from "@/lib/adapters/db/client";
import { findImportAccount, insertImport, type StoredSheet } from "@/lib/adapters/db/imports/import-files";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { newStorageKey } from "@/lib/adapters/storage/storage-key";
import { spoolToDisk } from "@/lib/adapters/table-file/spool-to-disk";
import { openTableFile } from "@/lib/adapters/table-file/table-file";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { cleanCell } from "@/lib/core/import/clean-cell";
import { IMPORT_MAX_BYTES } from "@/lib/core/import/import-limits";
import { storeSheets } from "./record-parts";
import { writtenAsBefore } from "./written-as-before";

const MAX_NAME = 200;

type Received = { accountId: string; fileName: string; userId: string; body: AsyncIterable<Uint8Array> };

/**
 * Takes a file in and cuts it into records, which is all that is needed of it from here on. Nothing of it is in the books yet: it is looked at first
 * (`previewImport`) and then started. One that is never started is forgotten after a day.
 */
export async function receiveImport(db: Database, scope: BusinessScope, received: Received): Promise<{ importId: string }> {
  const account = await findImportAccount(db, scope, received.accountId);
  if (!account) throw new AppError("notFound");
  const spooled = await spoolToDisk(received.body, IMPORT_MAX_BYTES);
  try {
    const opened = await openTableFile(spooled.path);
    try {
      const { file, asFound } = await writtenAsBefore(opened, spooled.path, account);
      const sheets = await storeSheets(file);
      if (sheets.length === 0) throw new AppError("fileRefused", { reason: "empty" });
      const importId = await insertImport(db, scope, {
        accountId: account.id,
        fileName: cleanCell(received.fileName).slice(0, MAX_NAME) || "—",
        sha256: spooled.sha256,
        facts: { ...file.facts, asFound },
        originalKey: file.facts.kind === "text" ? await keepOriginal(spooled.path) : null,
        sheets,
        sheetIndex: fullestOf(sheets),
        createdById: received.userId,
      });
      return { importId };
    } finally {
      await opened.close();
    }
  } finally {
    await spooled.remove();
  }
}

async function keepOriginal(path: string): Promise<string> {
  const key = newStorageKey();
  await fileStorage().put(key, createReadStream(path));
  return key;
}

/** Titles and notes stand on sheets of their own; the movements on the longest. */
function fullestOf(sheets: readonly StoredSheet[]): number {
  return sheets.reduce((best, { recordCount }, index) => (recordCount > (sheets[best]?.recordCount ?? 0) ? index : best), 0);
}
