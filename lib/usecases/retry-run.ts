import type { Database } from "@/lib/adapters/db/client";
import { AppError, type RefusalCode } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { readRun } from "./read-run";
import { readRunItems, type RunItemView } from "./read-run-items";
import { retryReceipts } from "./retry-receipts";
import { startSync } from "./start-sync";
import { startEntryRun } from "./start-update";

/** A run holds at most 1000 expenses. */
const ALL_EXPENSES = 1000;
const NOTHING_LEFT: readonly RefusalCode[] = ["nothingToSend", "alreadyRunning", "inOtherOrganisation"];

/**
 * Does what failed in a run once more, as a run of its own: sends, updates or removes expenses, or sends receipts alone where nothing else
 * failed. What still cannot be done stays behind; with nothing left it is refused.
 */
export async function retryRun(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { runId }: { runId: string },
): Promise<{ runId: string; queued: number }> {
  await readRun(db, scope, runId);
  const failed = await readRunItems(db, scope, runId, { states: ["FAILED", "RETURNED"], limit: ALL_EXPENSES * 20 });
  const idsOf = (action: RunItemView["action"]) => [
    ...new Set(failed.filter((item) => item.action === action && !item.isGone).map((item) => item.expenseId)),
  ];
  for (const action of ["CREATE", "UPDATE", "REMOVE", "ATTACH"] as const) {
    const expenseIds = idsOf(action);
    if (expenseIds.length === 0) continue;
    const started = await retry(action, expenseIds);
    if (started.runId !== null && started.queued > 0) return { runId: started.runId, queued: started.queued };
  }
  throw new AppError("nothingToSend");

  async function retry(action: RunItemView["action"], expenseIds: string[]): Promise<{ runId: string | null; queued: number }> {
    if (action === "CREATE") return startSync(db, scope, actor, { selection: { expenseIds } });
    if (action === "ATTACH") return retryReceipts(db, scope, actor, { expenseIds });
    return startEntryRun(db, scope, actor, { expenseIds, action }).catch((error: unknown) => {
      if (error instanceof AppError && NOTHING_LEFT.includes(error.code)) return { runId: null, queued: 0 };
      throw error;
    });
  }
}
