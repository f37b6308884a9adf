import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

/** The business's run that is going on now, the latest if there are several. */
export async function findUnfinishedRunId(db: DatabaseTransaction, scope: BusinessScope): Promise<string | null> {
  const run = await db.syncRun.findFirst({
    where: { businessId: scope.businessId, state: { in: ["QUEUED", "RUNNING", "WAITING"] } },
    orderBy: { requestedAt: "desc" },
    select: { id: true },
  });
  return run?.id ?? null;
}
