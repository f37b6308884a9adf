import type { Database } from "@/lib/adapters/db/client";
import { findImport, listImportRows } from "@/lib/adapters/db/imports/import-files";
import { countLeftOut, listLeftOut } from "@/lib/adapters/db/imports/left-out-rows";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ImportState, ShownImport } from "@/lib/core/import/import-state";
import type { LeftOut } from "@/lib/core/import/import-row";

const SHOWN = 20;
const LEFT_OUT_AT_ONCE = 1_000;

type Row = Awaited<ReturnType<typeof listImportRows>>[number];

function toShown(row: Row): ShownImport {
  const state: ImportState = row.undoneAt ? "UNDONE" : row.undoAskedAt ? "UNDOING" : row.state;
  return {
    id: row.id,
    fileName: row.fileName,
    accountName: row.account.name,
    state,
    recordCount: row.recordCount,
    readCount: row.readCount,
    addedCount: row.addedCount,
    knownCount: row.knownCount,
    leftOutCount: row.leftOutCount,
    removedCount: row.removedCount,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The last imports, the newest first. */
export async function listImports(db: Database, scope: BusinessScope): Promise<ShownImport[]> {
  const rows = await listImportRows(db, scope, SHOWN);
  return rows.map(toShown);
}

/** One import, with the reasons for what was left out. */
export async function readImport(db: Database, scope: BusinessScope, importId: string) {
  const found = await findImport(db, scope, importId);
  if (!found) throw new AppError("notFound");
  return { ...toShown(found), reasons: found.leftOutCount > 0 ? await countLeftOut(db, scope, importId) : [] };
}

/** All rows of an import that are not in the books, in the order of the file, a thousand at a time. */
export async function* readLeftOut(db: Database, scope: BusinessScope, importId: string): AsyncGenerator<LeftOut[]> {
  let after = -1;
  for (;;) {
    const rows = await listLeftOut(db, scope, { importId, after, limit: LEFT_OUT_AT_ONCE });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.position;
  }
}
