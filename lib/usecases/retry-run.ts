import type { Database } from "@/lib/adapters/db/client";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { readRun } from "./read-run";
import { readRunItems } from "./read-run-items";
import { startSync, type StartedSync } from "./start-sync";

/** A run holds at most 1000 expenses. */
const ALL_EXPENSES = 1000;

/** Sends what failed in a run once more, as a run of its own. What still cannot be sent stays behind; with nothing left it is refused. */
export async function retryRun(db: Database, scope: BusinessScope, actor: Actor, { runId }: { runId: string }): Promise<StartedSync> {
  await readRun(db, scope, runId);
  const failed = await readRunItems(db, scope, runId, { states: ["FAILED", "RETURNED"], limit: ALL_EXPENSES * 20 });
  const expenseIds = [...new Set(failed.filter((item) => item.action === "CREATE").map((item) => item.expenseId))];
  if (expenseIds.length === 0) throw new AppError("nothingToSend");
  const started = await startSync(db, scope, actor, { selection: { expenseIds } });
  if (started.runId === null) throw new AppError("nothingToSend");
  return started;
}
