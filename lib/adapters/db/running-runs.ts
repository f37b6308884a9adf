import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

/** Asks every unfinished run of the business to end: what is in flight finishes, the rest returns to Pending. */
export async function requestCancelOfAllRuns(db: DatabaseTransaction, scope: BusinessScope): Promise<void> {
  await db.syncRun.updateMany({
    where: { businessId: scope.businessId, state: { in: ["QUEUED", "RUNNING", "WAITING"] }, cancelRequestedAt: null },
    data: { cancelRequestedAt: new Date() },
  });
  await wakeRuns(db, scope);
}

/** Whatever the business's runs wait for, they look now whether they can go on at all. */
export async function wakeRuns(db: DatabaseTransaction, scope: BusinessScope): Promise<void> {
  await db.syncRun.updateMany({ where: { businessId: scope.businessId, state: "WAITING" }, data: { resumesAt: null } });
}
