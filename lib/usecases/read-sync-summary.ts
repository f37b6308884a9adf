import type { Database } from "@/lib/adapters/db/client";
import { findLastRun } from "@/lib/adapters/db/last-run";
import { waitingExpenses } from "@/lib/adapters/db/spending";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { SyncSummary } from "@/lib/core/spending-overview";

/** What waits, what has to be fixed, and how the last run ended. */
export async function readSyncSummary(db: Database, scope: BusinessScope): Promise<SyncSummary> {
  const [waiting, lastRun] = await Promise.all([waitingExpenses(db, scope), findLastRun(db, scope)]);
  return { waiting, lastRun };
}
