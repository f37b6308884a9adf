import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "@/lib/adapters/db/client";
import { startEntryRun } from "./start-update";

/** Remove from the ledger: the unreconciled transactions of these expenses are deleted there, and the expenses are pending again. */
export async function startRemove(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds }: { expenseIds: string[] },
): Promise<{ runId: string; queued: number }> {
  return startEntryRun(db, scope, actor, { expenseIds, action: "REMOVE" });
}
