import type { Database } from "@/lib/adapters/db/client";
import { readEditStates, restoreLabels, restoreValues, takeEditBatch } from "@/lib/adapters/db/expenses/edit-batches";
import { lockExpenses } from "@/lib/adapters/db/sync/run-start";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { readShown, settleEdit } from "./apply-changes";

export type UndoneEdit = {
  undone: number;
  /** Left as they are, since they were changed again. */ kept: { reference: string; merchant: string }[];
};

/** Takes an edit of many back, once, by whoever made it: every expense is as it was, except those that were changed again since. */
export async function undoEdit(db: Database, scope: BusinessScope, actor: Actor, { batchId }: { batchId: string }): Promise<UndoneEdit> {
  return db.$transaction(async (tx) => {
    const rows = await takeEditBatch(tx, scope, actor, batchId);
    if (!rows) throw new AppError("notFound");
    const ids = rows.map(({ expenseId }) => expenseId);
    await lockExpenses(tx, scope, ids);
    const before = await readShown(tx, scope, ids);
    const undone = new Set(await restoreValues(tx, scope, rows));
    await settleEdit(tx, scope, actor, { action: "expense.editUndone", expenseIds: [...undone], before, chosen: [] });
    await restoreLabels(
      tx,
      scope,
      rows.filter(({ expenseId }) => undone.has(expenseId)),
    );
    const kept = await readEditStates(
      tx,
      scope,
      ids.filter((id) => !undone.has(id)),
    );
    return { undone: undone.size, kept: kept.map(({ reference, merchant }) => ({ reference, merchant })) };
  });
}
