import { AppError } from "@/lib/core/app-error";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "@/lib/adapters/db/client";
import { recordAudits } from "./record-audit";

/** "Don't sync": pending expenses leave the list, with a reason if one is given. Others of the selection stay as they are. */
export async function setAside(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds, reason }: { expenseIds: string[]; reason: string | null },
): Promise<{ setAside: number }> {
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(async (tx) => {
    const moved = await tx.transaction.updateManyAndReturn({
      where: { businessId: scope.businessId, id: { in: expenseIds }, isExpense: true, syncState: "PENDING" },
      data: { syncState: "SET_ASIDE", setAsideReason: reason },
      select: { id: true },
    });
    await recordAudits(
      tx,
      scope,
      actor,
      moved.map(({ id }) => ({ action: "expense.setAside", subjectType: "expense", subjectId: id, detail: { reason: reason ?? "" } })),
    );
    return { setAside: moved.length };
  });
}
