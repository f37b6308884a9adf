import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { planSync } from "@/lib/core/sync/sync-plan";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { Database } from "@/lib/adapters/db/client";
import { findLiveRun, insertRun, lockExpenses, queueCreates, readExpenseStates } from "@/lib/adapters/db/sync/run-start";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";
import { requireLedger } from "./sync/require-ledger";

export type StartedSync = {
  /** The new run; without anything to send, the run that already has some of these expenses, or null. */
  runId: string | null;
  queued: number;
  blocked: number;
  alreadyRunning: number;
  alreadySynced: number;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * One press of Sync. The run's own row is the order to the workers, so run, items and order are committed together or not at all.
 * Refused as a whole: over 1000, expenses that are not this business's, no connection, a business in Hong Kong.
 */
export async function startSync(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { selection }: { selection: { expenseIds: string[] } },
): Promise<StartedSync> {
  const expenseIds = [...new Set(selection.expenseIds.map((id) => id.toLowerCase()))];
  if (expenseIds.length === 0) throw new AppError("nothingSelected");
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  if (!expenseIds.every((id) => UUID.test(id))) throw new AppError("notFound");
  return db.$transaction(async (tx) => {
    const { organisationId } = await requireLedger(tx, scope);
    const locked = await lockExpenses(tx, scope, expenseIds);
    if (locked.length !== expenseIds.length) throw new AppError("notFound");
    const changed = await refreshBlockers(tx, scope, { transactionIds: expenseIds });
    const plan = planSync(changed === 0 ? locked : await readExpenseStates(tx, scope, expenseIds));
    const counts = { blocked: plan.blocked.length, alreadyRunning: plan.running.length, alreadySynced: plan.done.length };
    if (plan.ready.length === 0) return { runId: await findLiveRun(tx, scope, plan.running), queued: 0, ...counts };
    const runId = await insertRun(tx, scope, actor, organisationId);
    const queued = await queueCreates(tx, scope, runId, plan.ready);
    await recordAudit(tx, scope, actor, { action: "run.started", subjectType: "run", subjectId: runId, detail: { queued, ...counts } });
    return { runId, queued, ...counts };
  });
}
