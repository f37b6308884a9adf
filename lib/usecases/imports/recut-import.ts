import type { Database } from "@/lib/adapters/db/client";
import { findImport, replaceCut } from "@/lib/adapters/db/imports/import-files";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { tableOfText } from "@/lib/adapters/table-file/text-table";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { TextWriting } from "@/lib/core/import/text-writing";
import { removeParts, storeSheets } from "./record-parts";

type Recut = { importId: string; writing: TextWriting };

/** Cuts an uploaded text into records again, written as a person says. Nothing changes where that cannot be done, or once the import was started. */
export async function recutImport(db: Database, scope: BusinessScope, { importId, writing }: Recut): Promise<void> {
  const found = await findImport(db, scope, importId);
  if (!found) throw new AppError("notFound");
  if (found.state !== "UPLOADED" || !found.originalKey) throw new AppError("changedMeanwhile");
  const original = await fileStorage().stream(found.originalKey);
  const file = tableOfText(() => original, writing);
  const sheets = await storeSheets(file);
  if (sheets.length === 0) throw new AppError("fileRefused", { reason: "empty" });
  const replaced = await replaceCut(db, scope, importId, { facts: file.facts, sheets });
  await removeParts(replaced ?? sheets.flatMap(({ parts }) => parts));
  if (!replaced) throw new AppError("changedMeanwhile");
}
