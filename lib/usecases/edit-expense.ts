import type { Database } from "@/lib/adapters/db/client";
import { forgetErrors, lockExpense, nameChosen, writeChanges } from "@/lib/adapters/db/expenses/expense-edit";
import { lockExpenses } from "@/lib/adapters/db/sync/run-start";
import { findConnection } from "@/lib/adapters/db/sync/ledger-context";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import { markUpdated } from "./mark-updated";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

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
    await applyChanges(tx, scope, actor, [expense.id], edit.changes);
    return { version: expense.version + 1 };
  });
}

/** The same change to many expenses at once, at most a run's worth. */
export async function editExpenses(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  edit: { expenseIds: string[]; changes: ExpenseChanges },
): Promise<{ changed: number }> {
  const { expenseIds, changes } = edit;
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(
    async (tx) => {
      await lockExpenses(tx, scope, expenseIds);
      return { changed: await applyChanges(tx, scope, actor, expenseIds, changes) };
    },
    { timeout: 20_000 },
  );
}

async function applyChanges(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  actor: Actor,
  expenseIds: string[],
  changes: ExpenseChanges,
): Promise<number> {
  const connection = await findConnection(tx, scope);
  const names = await nameChosen(tx, scope, connection?.organisationId ?? null, changes);
  for (const [field, name] of names) if (name === null) throw new AppError("invalidInput", { field });
  const changed = await writeChanges(tx, scope, expenseIds, changes);
  await forgetErrors(tx, scope, expenseIds);
  await markUpdated(tx, scope, expenseIds);
  await refreshBlockers(tx, scope, { transactionIds: expenseIds });
  const detail = Object.fromEntries(Object.keys(changes).map((field) => [field, describe(field as keyof ExpenseChanges, changes, names)]));
  for (const subjectId of expenseIds)
    await recordAudit(tx, scope, actor, { action: "expense.edited", subjectType: "expense", subjectId, detail });
  return changed;
}

/** What the history says of a changed field; null went back to the inherited value. */
function describe(
  field: keyof ExpenseChanges,
  changes: ExpenseChanges,
  names: ReadonlyMap<keyof ExpenseChanges, string | null>,
): string | null {
  const named = names.get(field);
  if (named) return named;
  const value = changes[field];
  if (typeof value === "string") return value;
  return value && "contactName" in value ? value.contactName : null;
}
