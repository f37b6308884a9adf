import type { Database } from "@/lib/adapters/db/client";
import { forgetErrors } from "@/lib/adapters/db/expenses/expense-edit";
import { findCategoryName, holdTransaction, writeTransaction } from "@/lib/adapters/db/transactions/edit-transaction";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { isExpenseMovement } from "@/lib/core/classify-movement";
import { markUpdated } from "./mark-updated";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

type Edit = {
  transactionId: string;
  /** From `onlyCardsOf(viewer)`. */
  onlyCardsOf: string | null;
  changes: { categoryId?: string | null; notes?: string };
};

/** Category and notes of a movement, which its cardholder may change too. Money in that is given a category becomes a refund to be synced. */
export async function editTransaction(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { transactionId, onlyCardsOf, changes }: Edit,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const held = await holdTransaction(tx, scope, transactionId, onlyCardsOf);
    if (!held) throw new AppError("notFound");
    const category = changes.categoryId ? await findCategoryName(tx, scope, changes.categoryId) : null;
    if (changes.categoryId && category === null) throw new AppError("invalidInput", { field: "categoryId" });
    const isKept = held.isExpense && (changes.categoryId === undefined || !["PENDING", "SET_ASIDE"].includes(held.syncState));
    const isExpense =
      isKept ||
      isExpenseMovement({ amountMinor: held.amountMinor, accountKind: held.accountKind, hasCategory: Boolean(changes.categoryId) });
    await writeTransaction(tx, scope, transactionId, { ...changes, isExpense });
    await forgetErrors(tx, scope, [transactionId]);
    await markUpdated(tx, scope, [transactionId]);
    await refreshBlockers(tx, scope, { transactionIds: [transactionId] });
    const detail = {
      ...(changes.categoryId === undefined ? {} : { categoryId: { from: held.categoryName ?? "", to: category ?? "" } }),
      ...(changes.notes === undefined ? {} : { notes: { from: held.notes, to: changes.notes } }),
    };
    await recordAudit(tx, scope, actor, { action: "expense.edited", subjectType: "expense", subjectId: transactionId, detail });
  });
}
