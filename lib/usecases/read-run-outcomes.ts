import type { Database } from "@/lib/adapters/db/client";
import type { BusinessScope } from "@/lib/core/business-scope";
import { outcomesOf, type RunOutcome } from "@/lib/core/run-outcomes";
import { readRun } from "./read-run";
import { readRunItems } from "./read-run-items";

/** 1000 expenses with at most ten receipts each, and the expenses themselves. */
const MOST_ITEMS = 11_000;

/** What came of every expense of a run. Refused where the run is not this business's. */
export async function readRunOutcomes(db: Database, scope: BusinessScope, runId: string): Promise<RunOutcome[]> {
  await readRun(db, scope, runId);
  return outcomesOf(await readRunItems(db, scope, runId, { limit: MOST_ITEMS }));
}
