import type { BusinessScope } from "@/lib/core/business-scope";
import type { ItemState } from "@/lib/core/sync/run-state";
import type { Database } from "@/lib/adapters/db/client";
import { selectRunItems, type RunItemView } from "@/lib/adapters/db/sync/run-item-views";

export type { RunItemView };

/** What became of each expense and receipt of a run. */
export async function readRunItems(
  db: Database,
  scope: BusinessScope,
  runId: string,
  filter: { states?: ItemState[]; limit?: number; offset?: number } = {},
): Promise<RunItemView[]> {
  return selectRunItems(db, scope, runId, { states: filter.states, limit: filter.limit ?? 200, offset: filter.offset ?? 0 });
}
