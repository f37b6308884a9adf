import type { Database } from "@/lib/adapters/db/client";
import { listReceiptsOf } from "@/lib/adapters/db/expenses/expense-details";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ReceiptsToFix } from "@/lib/core/expense-details";

/** A person looks at them one by one; the rest follows when these are done. */
const AT_ONCE = 20;

/** The receipts of the first of these expenses, so that those the ledger does not take can be replaced or taken away. */
export async function listReceiptsToFix(
  db: Database,
  scope: BusinessScope,
  { expenseIds }: { expenseIds: string[] },
): Promise<{ expenses: ReceiptsToFix[]; more: number }> {
  const expenses = await listReceiptsOf(db, scope, expenseIds.slice(0, AT_ONCE));
  return { expenses, more: Math.max(0, expenseIds.length - AT_ONCE) };
}
