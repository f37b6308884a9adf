import { AppError } from "@/lib/core/app-error";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "@/lib/adapters/db/client";
import { recordAudits } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

/** Expenses that were set aside are pending again. */
export async function bringBack(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds }: { expenseIds: string[] },
): Promise<{ broughtBack: number }> {
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(async (tx) => {
    const moved = await tx.transaction.updateManyAndReturn({
      where: { businessId: scope.businessId, id: { in: expenseIds }, isExpense: true, syncState: "SET_ASIDE" },
      data: { syncState: "PENDING", setAsideReason: null },
      select: { id: true },
    });
    await refreshBlockers(tx, scope, { transactionIds: moved.map(({ id }) => id) });
    await recordAudits(
      tx,
      scope,
      actor,
      moved.map(({ id }) => ({ action: "expense.broughtBack", subjectType: "expense", subjectId: id })),
    );
    return { broughtBack: moved.length };
  });
}
