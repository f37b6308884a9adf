import type { BusinessScope } from "@/lib/core/business-scope";
import type { RunProgress } from "@/lib/core/run-progress";
import type { Database } from "@/lib/adapters/db/client";
import { selectRuns, type RunListFilter } from "@/lib/adapters/db/sync/run-views";

/** Newest first, one page. */
export async function listRuns(
  db: Database,
  scope: BusinessScope,
  filter: RunListFilter,
  callsPerDay: number | null = null,
): Promise<RunProgress[]> {
  return selectRuns(db, scope, filter, callsPerDay);
}
