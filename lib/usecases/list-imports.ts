import type { Database } from "@/lib/adapters/db/client";
import { findImport, listImportRows } from "@/lib/adapters/db/transactions/import-rows";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { rejectedRowsSchema, type RejectedRow } from "@/lib/core/import/read-rows";

const SHOWN = 20;

export type ShownImport = {
  id: string;
  fileName: string;
  accountName: string;
  addedCount: number;
  knownCount: number;
  rejectedCount: number;
  createdAt: string;
  undoneAt: string | null;
};

/** The last imports, the newest first. */
export async function listImports(db: Database, scope: BusinessScope): Promise<ShownImport[]> {
  const rows = await listImportRows(db, scope, SHOWN);
  return rows.map((row) => ({
    id: row.id,
    fileName: row.fileName,
    accountName: row.account.name,
    addedCount: row.addedCount,
    knownCount: row.knownCount,
    rejectedCount: rejectedRowsSchema.parse(row.rejectedRows).length,
    createdAt: row.createdAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }));
}

export async function readRejectedRows(db: Database, scope: BusinessScope, importId: string): Promise<RejectedRow[]> {
  const found = await findImport(db, scope, importId);
  if (!found) throw new AppError("notFound");
  return rejectedRowsSchema.parse(found.rejectedRows);
}
