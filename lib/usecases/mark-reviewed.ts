import { AppError } from "@/lib/core/app-error";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "@/lib/adapters/db/client";
import { recordAudits } from "./record-audit";

/** Takes the label Updated off pending expenses. Answers how many carried it. */
export async function markReviewed(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds }: { expenseIds: string[] },
): Promise<{ reviewed: number }> {
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(async (tx) => {
    const changed = await tx.transaction.updateManyAndReturn({
      where: { businessId: scope.businessId, id: { in: expenseIds }, syncState: "PENDING", isUpdated: true },
      data: { isUpdated: false },
      select: { id: true },
    });
    await recordAudits(
      tx,
      scope,
      actor,
      changed.map(({ id }) => ({ action: "expense.reviewed", subjectType: "expense", subjectId: id })),
    );
    return { reviewed: changed.length };
  });
}
