import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { readEditStates } from "@/lib/adapters/db/expenses/edit-batches";
import { forgetErrors, nameChosen, writeChanges } from "@/lib/adapters/db/expenses/expense-edit";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { findConnection, loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { isAlready, type EditBatchRow } from "@/lib/core/edit-batch";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { changedFields, shownFields, type EditableField, type ShownFields } from "@/lib/core/shown-fields";
import { markUpdated } from "./mark-updated";
import { recordAudits } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

/**
 * One change to these locked expenses. Those that are so already stay untouched. Answers what the others were before, which is what Undo needs.
 * @throws AppError invalidInput for what this business cannot choose
 */
export async function applyChanges(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  actor: Actor,
  expenseIds: string[],
  changes: ExpenseChanges,
): Promise<EditBatchRow[]> {
  const connection = await findConnection(tx, scope);
  const names = await nameChosen(tx, scope, connection?.organisationId ?? null, changes);
  for (const [field, name] of names) if (name === null) throw new AppError("invalidInput", { field });
  const states = (await readEditStates(tx, scope, expenseIds)).filter(({ stored }) => !isAlready(stored, changes));
  const changedIds = states.map(({ expenseId }) => expenseId);
  if (changedIds.length === 0) return [];
  const before = await readShown(tx, scope, changedIds);
  await writeChanges(tx, scope, changedIds, changes);
  const chosen = Object.keys(changes) as EditableField[];
  await settleEdit(tx, scope, actor, { action: "expense.edited", expenseIds: changedIds, before, chosen });
  return states.map(({ expenseId, version, stored }) => ({ expenseId, version: version + 1, before: stored }));
}

type Settled = { expenseIds: string[]; before: Map<string, ShownFields>; chosen: EditableField[]; action: string };

/** What follows every edit, with the history from what to what. */
export async function settleEdit(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds, before, chosen, action }: Settled,
): Promise<void> {
  await settleChanged(tx, scope, expenseIds);
  const after = await readShown(tx, scope, expenseIds);
  const facts = expenseIds.map((subjectId) => ({
    action,
    subjectType: "expense",
    subjectId,
    detail: historyOf(before.get(subjectId), after.get(subjectId), chosen),
  }));
  await recordAudits(tx, scope, actor, facts);
}

/** Errors about what is no more go; the label Updated and what holds the expenses back are as they must be now. */
export async function settleChanged(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<void> {
  await forgetErrors(tx, scope, expenseIds);
  await markUpdated(tx, scope, expenseIds);
  await refreshBlockers(tx, scope, { transactionIds: expenseIds });
}

/** How each of these expenses reads now, field by field. */
export async function readShown(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<Map<string, ShownFields>> {
  const facts = await loadExpenseFacts(tx, scope, expenseIds);
  const context = await loadLedgerContext(tx, scope, facts);
  return new Map(facts.map((expense) => [expense.expenseId, shownFields(expense, context)]));
}

/** From what to what, with what followed from it; a value chosen by hand that reads as before is told too. */
function historyOf(before: ShownFields | undefined, after: ShownFields | undefined, chosen: EditableField[]): Record<string, unknown> {
  if (!before || !after) return {};
  const detail: Record<string, unknown> = {};
  for (const { field, from, to } of changedFields(before, after)) detail[field] = { from, to };
  for (const field of chosen) detail[field] ??= { from: null, to: after[field] };
  return detail;
}
