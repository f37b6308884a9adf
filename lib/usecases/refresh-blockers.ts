import type { BusinessScope } from "@/lib/core/business-scope";
import { blocks, checkExpense } from "@/lib/core/sync/preflight";
import { groupForBlockers, readBlockerLocks, storeBlockers, type BlockerSelection } from "@/lib/adapters/db/sync/blockers";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";

/** Facts are read this many at a time, which bounds the parameters of a statement. */
const FACTS_AT_ONCE = 1000;

/**
 * Runs the pre-flight again and keeps what blocks each expense (`Transaction.blockers`). Expenses that agree in all that matters are checked
 * once for all of them, so that a changed mapping reaches a hundred thousand rows in about a second. Answers how many rows changed.
 */
export async function refreshBlockers(db: Database | DatabaseTransaction, scope: BusinessScope, where: BlockerSelection): Promise<number> {
  const locks = await readBlockerLocks(db, scope);
  const groups = await groupForBlockers(db, scope, where, locks);
  const checked: { key: string; blockers: string[] }[] = [];
  for (let start = 0; start < groups.length; start += FACTS_AT_ONCE) {
    const slice = groups.slice(start, start + FACTS_AT_ONCE);
    const facts = await loadExpenseFacts(
      db,
      scope,
      slice.map((group) => group.expenseId),
    );
    const context = await loadLedgerContext(db, scope, facts);
    const groupOf = new Map(slice.map((group) => [group.expenseId, group]));
    for (const expense of facts) {
      const found = checkExpense(expense, context).filter(blocks);
      const blockers = [...new Set(found.map(({ code }) => code))];
      const group = groupOf.get(expense.expenseId);
      if (group && group.stored?.join() !== blockers.join()) checked.push({ key: group.key, blockers });
    }
  }
  return storeBlockers(db, scope, where, locks, checked);
}
