import type { BusinessScope } from "@/lib/core/business-scope";
import type { RunState } from "@/lib/core/run-progress";
import type { DatabaseTransaction } from "./client";

export type LastRun = { runId: string; state: RunState; requestedAt: Date; total: number; synced: number; failed: number };

/** The newest sync run of the business, with its expenses counted (receipts are items of their own and left out). */
export async function findLastRun(db: DatabaseTransaction, scope: BusinessScope): Promise<LastRun | null> {
  const run = await db.syncRun.findFirst({
    where: { businessId: scope.businessId },
    orderBy: { requestedAt: "desc" },
    select: { id: true, state: true, requestedAt: true },
  });
  if (!run) return null;
  const groups = await db.syncItem.groupBy({
    by: ["state"],
    where: { runId: run.id, businessId: scope.businessId, action: { not: "ATTACH" } },
    _count: { _all: true },
  });
  const count = (state: string) => groups.find((group) => group.state === state)?._count._all ?? 0;
  return {
    runId: run.id,
    state: run.state,
    requestedAt: run.requestedAt,
    total: groups.reduce((sum, group) => sum + group._count._all, 0),
    synced: count("SUCCEEDED"),
    failed: count("FAILED"),
  };
}
