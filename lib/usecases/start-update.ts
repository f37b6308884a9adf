import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { findOtherOrganisation, queueEntryItems } from "@/lib/adapters/db/sync/run-entries";
import { findLiveRun, insertRun, lockExpenses } from "@/lib/adapters/db/sync/run-start";
import { recordAudit } from "./record-audit";
import { requireLedger } from "./sync/require-ledger";

/**
 * Update in the ledger: a run that sends what differs for these synced expenses. Refused when none of them can be updated now. What somebody
 * changed in the ledger since is left alone and told, unless the update `overwrites` it.
 */
export async function startUpdate(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds, overwrites = false }: { expenseIds: string[]; overwrites?: boolean },
): Promise<{ runId: string; queued: number }> {
  return startEntryRun(db, scope, actor, { expenseIds, action: "UPDATE", overwrites });
}

/** Shared with the removal: both are runs over what is in the ledger already. */
export async function startEntryRun(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds, action, overwrites = false }: { expenseIds: string[]; action: "UPDATE" | "REMOVE"; overwrites?: boolean },
): Promise<{ runId: string; queued: number }> {
  if (expenseIds.length === 0) throw new AppError("nothingSelected");
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(async (tx) => {
    const { organisationId } = await requireLedger(tx, scope);
    await lockExpenses(tx, scope, expenseIds);
    const runId = await insertRun(tx, scope, actor, organisationId);
    const queued = await queueEntryItems(tx, scope, runId, { action, overwrites }, expenseIds);
    if (queued === 0) throw await whyNothing(tx, scope, { expenseIds, organisationId });
    await recordAudit(tx, scope, actor, {
      action: action === "UPDATE" ? "run.updateStarted" : "run.removalStarted",
      subjectType: "run",
      subjectId: runId,
      detail: { queued, ...(overwrites ? { overwrites } : {}) },
    });
    return { runId, queued };
  });
}

async function whyNothing(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  { expenseIds, organisationId }: { expenseIds: string[]; organisationId: string },
): Promise<AppError> {
  const other = await findOtherOrganisation(tx, scope, { expenseIds, organisationId });
  if (other !== null) return new AppError("inOtherOrganisation", { organisation: other });
  return new AppError((await findLiveRun(tx, scope, expenseIds)) === null ? "nothingToSend" : "alreadyRunning");
}
