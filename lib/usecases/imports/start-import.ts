import type { Database } from "@/lib/adapters/db/client";
import { storeImportStart } from "@/lib/adapters/db/imports/import-files";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { questionsOf } from "@/lib/core/import/read-table";
import { openImport, type AskedImport } from "./open-import";

/** Hands a file that was looked at to the workers. Refused while a question about it is open; pressing twice starts it once. */
export async function startImport(db: Database, scope: BusinessScope, asked: AskedImport): Promise<void> {
  const { account, sheet, sheetIndex, understanding } = await openImport(db, scope, asked);
  const [question] = questionsOf(understanding);
  if (question)
    throw new AppError("fileRefused", { reason: question, column: understanding.foreignHeader ?? "", currency: account.currency });
  const isStarted = await storeImportStart(db, scope, asked.importId, {
    accountId: account.id,
    sheetIndex,
    layout: understanding.layout,
    recordCount: sheet.recordCount,
  });
  if (!isStarted) throw new AppError("changedMeanwhile");
}
