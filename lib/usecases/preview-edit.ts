import type { Database } from "@/lib/adapters/db/client";
import { nameChosen } from "@/lib/adapters/db/expenses/expense-edit";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { findConnection, loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { readExpenseStates } from "@/lib/adapters/db/sync/run-start";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { previewEdit as foresee, withChanges, type EditPreview } from "@/lib/core/edit-preview";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";

/** What `editExpenses` would do: how many change, from what to what, and how many become ready. Nothing is written. */
export async function previewEdit(
  db: Database,
  scope: BusinessScope,
  { expenseIds, changes }: { expenseIds: string[]; changes: ExpenseChanges },
): Promise<EditPreview> {
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  const connection = await findConnection(db, scope);
  const names = await nameChosen(db, scope, connection?.organisationId ?? null, changes);
  for (const [field, name] of names) if (name === null) throw new AppError("invalidInput", { field });
  const [facts, states] = await Promise.all([loadExpenseFacts(db, scope, expenseIds), readExpenseStates(db, scope, expenseIds)]);
  const stateById = new Map(states.map(({ id, syncState }) => [id, syncState]));
  const pairs = facts.map((before) => ({
    before,
    after: withChanges(before, changes, names.get("categoryId") ?? null),
    syncState: stateById.get(before.expenseId) ?? "PENDING",
  }));
  const context = await loadLedgerContext(db, scope, [...facts, ...pairs.map(({ after }) => after)]);
  return foresee(pairs, context);
}
