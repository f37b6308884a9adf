import type { Database } from "@/lib/adapters/db/client";
import { insertEditBatch } from "@/lib/adapters/db/expenses/edit-batches";
import { lockExpenses } from "@/lib/adapters/db/sync/run-start";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import { applyChanges } from "./apply-changes";

/** The same change to many expenses at once, at most a run's worth. `batchId` is what `undoEdit` takes; null when nothing changed. */
export async function editExpenses(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds, changes }: { expenseIds: string[]; changes: ExpenseChanges },
): Promise<{ changed: number; batchId: string | null }> {
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(async (tx) => {
    await lockExpenses(tx, scope, expenseIds);
    const rows = await applyChanges(tx, scope, actor, expenseIds, changes);
    return { changed: rows.length, batchId: rows.length > 0 ? await insertEditBatch(tx, scope, actor, rows) : null };
  });
}
