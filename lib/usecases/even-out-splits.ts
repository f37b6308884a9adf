import type { Database } from "@/lib/adapters/db/client";
import { replaceSplitLines, writeChanges } from "@/lib/adapters/db/expenses/expense-edit";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { lockExpenses } from "@/lib/adapters/db/sync/run-start";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { evenOutSplit } from "@/lib/core/even-out-split";
import { sumMinor, toDecimalString } from "@/lib/core/money";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import { settleChanged } from "./apply-changes";
import { recordAudits } from "./record-audit";

/** Splits that do not add up to their expenses any more: the last line of each takes the difference. */
export async function evenOutSplits(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds }: { expenseIds: string[] },
): Promise<{ changed: number }> {
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(async (tx) => {
    await lockExpenses(tx, scope, expenseIds);
    const wrong = (await loadExpenseFacts(tx, scope, expenseIds)).filter(
      ({ lines, amountMinor }) =>
        lines.length > 0 &&
        (sumMinor(lines.map((line) => line.amountMinor)) !== amountMinor || lines.some((line) => line.amountMinor === 0)),
    );
    const facts = [];
    for (const expense of wrong) {
      const evened = evenOutSplit(expense.amountMinor, expense.lines);
      const lines = evened.map(({ coding, categoryName: _name, ...line }) => ({ ...line, ...coding }));
      await replaceSplitLines(tx, scope, expense.expenseId, lines);
      const to = lines.map((line) => toDecimalString(-line.amountMinor, expense.currency)).join(" + ");
      facts.push({ action: "expense.split", subjectType: "expense", subjectId: expense.expenseId, detail: { lines: lines.length, to } });
    }
    const ids = wrong.map(({ expenseId }) => expenseId);
    await writeChanges(tx, scope, ids, {});
    await settleChanged(tx, scope, ids);
    await recordAudits(tx, scope, actor, facts);
    return { changed: ids.length };
  });
}
