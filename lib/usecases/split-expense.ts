import type { Database } from "@/lib/adapters/db/client";
import { lockExpense, nameChosen, replaceSplitLines, writeChanges } from "@/lib/adapters/db/expenses/expense-edit";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { findConnection } from "@/lib/adapters/db/sync/ledger-context";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { SplitLineInput } from "@/lib/core/expense-changes";
import { toDecimalString } from "@/lib/core/money";
import { doesSplitAddUp } from "@/lib/core/split-amounts";
import { settleChanged } from "./apply-changes";
import { recordAudit } from "./record-audit";

type Split = { expenseId: string; version: number; lines: SplitLineInput[] };

/**
 * Splits an expense into lines that add up to it, or with no lines makes it one again.
 * @throws AppError notFound; changedMeanwhile; invalidInput when the lines do not add up or name what cannot be chosen
 */
export async function splitExpense(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseId, version, lines }: Split,
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const expense = await lockExpense(tx, scope, expenseId);
    if (!expense) throw new AppError("notFound");
    if (version !== expense.version) throw new AppError("changedMeanwhile");
    const amounts = lines.map((line) => line.amountMinor);
    if (lines.length > 0 && !doesSplitAddUp(expense.amountMinor, amounts)) throw new AppError("invalidInput", { field: "lines" });
    const connection = await findConnection(tx, scope);
    for (const { categoryId, ledgerAccountId, taxType, tracking } of lines) {
      const names = await nameChosen(tx, scope, connection?.organisationId ?? null, { categoryId, ledgerAccountId, taxType, tracking });
      for (const [field, name] of names) if (name === null) throw new AppError("invalidInput", { field });
    }
    const [before] = await loadExpenseFacts(tx, scope, [expenseId]);
    await replaceSplitLines(tx, scope, expenseId, lines);
    await writeChanges(tx, scope, [expenseId], {});
    await settleChanged(tx, scope, [expenseId]);
    await recordAudit(tx, scope, actor, {
      action: "expense.split",
      subjectType: "expense",
      subjectId: expenseId,
      detail: {
        lines: lines.length,
        from: amountsIn(before?.lines ?? [], before?.currency ?? ""),
        to: amountsIn(lines, before?.currency ?? ""),
      },
    });
    return { version: version + 1 };
  });
}

/** "20.00 + 4.60", as spent. */
function amountsIn(lines: readonly { amountMinor: number }[], currency: string): string {
  return lines.map((line) => toDecimalString(-line.amountMinor, currency)).join(" + ");
}
