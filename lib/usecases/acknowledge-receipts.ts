import type { Database } from "@/lib/adapters/db/client";
import { acknowledgeLeftBehind } from "@/lib/adapters/db/sync/receipts";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import { recordAudits } from "./record-audit";

/** A person says that files which an app may not remove were removed in the ledger by hand: the error about them goes. */
export async function acknowledgeReceipts(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds }: { expenseIds: string[] },
): Promise<{ acknowledged: number }> {
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(async (tx) => {
    const ids = await acknowledgeLeftBehind(tx, scope, expenseIds);
    await recordAudits(
      tx,
      scope,
      actor,
      ids.map((subjectId) => ({ action: "expense.acknowledged", subjectType: "expense", subjectId })),
    );
    return { acknowledged: ids.length };
  });
}
