import type { Database } from "@/lib/adapters/db/client";
import { lockExpense } from "@/lib/adapters/db/expenses/expense-edit";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { applyChanges } from "./apply-changes";

/**
 * Changes one expense. `version` is the one the editor saw; null overwrites whatever is there now.
 * @throws AppError notFound; changedMeanwhile when somebody else was first; invalidInput for what cannot be chosen
 */
export async function editExpense(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  edit: { expenseId: string; version: number | null; changes: ExpenseChanges },
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const expense = await lockExpense(tx, scope, edit.expenseId);
    if (!expense) throw new AppError("notFound");
    if (edit.version !== null && edit.version !== expense.version) throw new AppError("changedMeanwhile");
    const [changed] = await applyChanges(tx, scope, actor, [expense.id], edit.changes);
    return { version: changed?.version ?? expense.version };
  });
}
