import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "@/lib/adapters/db/client";
import { requestCancel, returnQueuedItems } from "@/lib/adapters/db/sync/run-cancel";
import { recordAudit } from "./record-audit";

/** What is in flight finishes, with its receipts; the rest returns to Pending at once. */
export async function cancelRun(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { runId }: { runId: string },
): Promise<{ returned: number }> {
  return db.$transaction(async (tx) => {
    if (!(await requestCancel(tx, scope, runId))) throw new AppError("notFound");
    const returned = await returnQueuedItems(tx, runId);
    await recordAudit(tx, scope, actor, { action: "run.cancelled", subjectType: "run", subjectId: runId, detail: { returned } });
    return { returned };
  });
}
