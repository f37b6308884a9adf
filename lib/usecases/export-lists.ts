import { listAuditEntries, type AuditQuery } from "@/lib/adapters/db/audit-entries";
import type { Database } from "@/lib/adapters/db/client";
import { listImportsForExport } from "@/lib/adapters/db/exports/import-list";
import { selectRuns } from "@/lib/adapters/db/sync/run-views";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExportedImport } from "@/lib/core/export/import-columns";
import type { ExportedAuditLine } from "@/lib/core/export/settings-columns";
import type { RunProgress } from "@/lib/core/run-progress";

const PAGE = 1000;
/** The figures of a run are counted from its items each time. */
const RUN_PAGE = 100;

/** Whole lists for a file, page by page, the newest first. */

export async function* eachRun(db: Database, scope: BusinessScope): AsyncGenerator<RunProgress[]> {
  for (let before: string | undefined; ;) {
    const runs: RunProgress[] = await selectRuns(db, scope, { limit: RUN_PAGE, ...(before && { before }) }, null);
    yield runs;
    before = runs.at(-1)?.id;
    if (runs.length < RUN_PAGE) return;
  }
}

export async function* eachAuditLine(
  db: Database,
  scope: BusinessScope,
  query: Omit<AuditQuery, "beforeId">,
): AsyncGenerator<ExportedAuditLine[]> {
  for (let beforeId: bigint | undefined; ;) {
    const lines = await listAuditEntries(db, scope, { ...query, beforeId, limit: PAGE });
    yield lines;
    beforeId = lines.at(-1)?.id;
    if (lines.length < PAGE) return;
  }
}

export async function* eachImport(db: Database, scope: BusinessScope): AsyncGenerator<ExportedImport[]> {
  for (let after: ExportedImport | null = null; ;) {
    const imports: ExportedImport[] = await listImportsForExport(db, scope, { after, limit: PAGE });
    yield imports;
    after = imports.at(-1) ?? null;
    if (imports.length < PAGE) return;
  }
}
