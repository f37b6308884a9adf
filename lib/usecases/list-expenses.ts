import type { Database } from "@/lib/adapters/db/client";
import { listExpenses as selectExpenses } from "@/lib/adapters/db/expenses/expense-list";
import {
  countTabs,
  groupCauses,
  lastSelectable,
  listCurrencies,
  matchingExpenseIds,
  totalExpenses,
} from "@/lib/adapters/db/expenses/expense-totals";
import type { ExpenseQuery } from "@/lib/adapters/db/expenses/expense-where";
import { findUnfinishedRunId, latestChange } from "@/lib/adapters/db/expenses/unfinished-run";
import { findConnection } from "@/lib/adapters/db/sync/ledger-context";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpensePage, ExpenseSummary } from "@/lib/core/expense-row";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";

const PAGE = 100;

async function queryOf(db: Database, scope: BusinessScope, filter: ExpenseFilter): Promise<ExpenseQuery> {
  const [connection, currencies] = await Promise.all([findConnection(db, scope), listCurrencies(db, scope)]);
  return { scope, filter, organisationId: connection?.organisationId ?? null, currencies };
}

export async function listExpenses(
  db: Database,
  scope: BusinessScope,
  filter: ExpenseFilter,
  page: { cursor: string | null; limit?: number },
): Promise<ExpensePage> {
  return selectExpenses(db, await queryOf(db, scope, filter), { cursor: page.cursor, limit: page.limit ?? PAGE });
}

/** The figures around the list: tabs, what matches, what could be selected, what holds expenses back, and the run that is going. */
export async function summariseExpenses(db: Database, scope: BusinessScope, filter: ExpenseFilter): Promise<ExpenseSummary> {
  const query = await queryOf(db, scope, filter);
  const [tabs, matching, causes, liveRunId, stamp] = await Promise.all([
    countTabs(db, scope),
    totalExpenses(db, query, null),
    filter.tab === "aside" ? [] : groupCauses(db, query, filter.tab === "synced" ? "SYNCED" : "PENDING"),
    findUnfinishedRunId(db, scope),
    latestChange(db, scope),
  ]);
  const isTooMany = matching.count > MAX_EXPENSES_PER_RUN;
  const [selectable, selectableUpTo] = isTooMany
    ? await Promise.all([totalExpenses(db, query, MAX_EXPENSES_PER_RUN), lastSelectable(db, query)])
    : [matching, null];
  return { tabs, matching, selectable, selectableUpTo, causes, liveRunId, stamp };
}

/** The expenses a selection means, the oldest 1000 at most when it is "all matching". */
export async function resolveSelection(db: Database, scope: BusinessScope, selection: ExpenseSelection): Promise<string[]> {
  if (selection.kind === "ids") return [...new Set(selection.ids)];
  const ids = await matchingExpenseIds(db, await queryOf(db, scope, selection.filter), selection.cutOffAt);
  const except = new Set(selection.except);
  return ids.filter((id) => !except.has(id));
}
