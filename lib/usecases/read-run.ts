import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { RunProgress } from "@/lib/core/run-progress";
import type { Database } from "@/lib/adapters/db/client";
import { selectRun } from "@/lib/adapters/db/sync/run-views";

/** One run as it stands now; made to be polled. `callsPerDay` is the organisation's daily limit, where it is to be shown. */
export async function readRun(db: Database, scope: BusinessScope, runId: string, callsPerDay: number | null = null): Promise<RunProgress> {
  const run = await selectRun(db, scope, runId, callsPerDay);
  if (!run) throw new AppError("notFound");
  return run;
}
