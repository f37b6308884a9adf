import type { Database } from "@/lib/adapters/db/client";
import { listExpenses as selectExpenses } from "@/lib/adapters/db/expenses/expense-list";
import { idsInOrder } from "@/lib/adapters/db/expenses/expense-order";
import { countKept, countTabs, currenciesOf, isKept, latestChange } from "@/lib/adapters/db/expenses/expense-tally";
import { countUpTo, groupCauses, listCurrencies, selectSelected, sumOldest } from "@/lib/adapters/db/expenses/expense-totals";
import { findReferences } from "@/lib/adapters/db/expenses/filter-conditions";
import type { ExpenseQuery } from "@/lib/adapters/db/expenses/expense-where";
import { findUnfinishedRunId } from "@/lib/adapters/db/expenses/unfinished-run";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpensePage, ExpensePulse, ExpenseSummary, MatchingCount, SelectableExpenses, SelectedExpense } from "@/lib/core/expense-row";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";

const PAGE = 100;
/** Counting what matches a search goes no further: "more than 10,000" is as good an answer, and comes at once. */
const MOST_COUNTED = 10_000;

async function queryOf(db: Database, scope: BusinessScope, filter: ExpenseFilter): Promise<ExpenseQuery> {
  // What an amount is in minor units depends on the currencies; nothing else does.
  const isAboutAmounts = [filter.q, filter.min, filter.max].some((text) => text !== undefined && /(^|\s)[-\u2212]?\d/.test(text));
  const [currencies, references] = await Promise.all([
    isAboutAmounts ? listCurrencies(db, scope) : [],
    findReferences(db, scope, filter.q),
  ]);
  return { scope, filter, currencies, references };
}

export async function listExpenses(
  db: Database,
  scope: BusinessScope,
  filter: ExpenseFilter,
  page: { cursor: string | null; limit?: number },
): Promise<ExpensePage> {
  return selectExpenses(db, await queryOf(db, scope, filter), { cursor: page.cursor, limit: page.limit ?? PAGE });
}

async function countMatching(db: Database, query: ExpenseQuery): Promise<MatchingCount> {
  if (isKept(query.filter)) return { count: await countKept(db, query), isAtLeast: false };
  const count = await countUpTo(db, query, MOST_COUNTED + 1);
  return count > MOST_COUNTED ? { count: MOST_COUNTED, isAtLeast: true } : { count, isAtLeast: false };
}

/** The figures around the list: tabs, how many match, what holds expenses back, and the run that is going. */
export async function summariseExpenses(db: Database, scope: BusinessScope, filter: ExpenseFilter): Promise<ExpenseSummary> {
  const query = await queryOf(db, scope, filter);
  const [tabs, matching, currencies, causes, liveRunId] = await Promise.all([
    countTabs(db, scope),
    countMatching(db, query),
    currenciesOf(db, query),
    filter.tab === "aside" ? [] : groupCauses(db, scope, filter.tab === "synced" ? "SYNCED" : "PENDING"),
    findUnfinishedRunId(db, scope),
  ]);
  return { tabs, matching, currencies, causes, liveRunId };
}

/** Whether anything has changed since the last look; made to be asked every few seconds. */
export async function readPulse(db: Database, scope: BusinessScope): Promise<ExpensePulse> {
  const [change, liveRunId] = await Promise.all([latestChange(db, scope), findUnfinishedRunId(db, scope)]);
  return { stamp: `${change}.${liveRunId ?? ""}`, liveRunId };
}

/** What "select all matching" takes: the oldest 1000, how much they are, and where they end when there are more. */
export async function readSelectable(db: Database, scope: BusinessScope, filter: ExpenseFilter): Promise<SelectableExpenses> {
  return sumOldest(db, await queryOf(db, scope, filter), MAX_EXPENSES_PER_RUN);
}

/** What is known now of expenses that were selected and are not on the screen; those that left the tab are left out. */
export async function readSelected(
  db: Database,
  scope: BusinessScope,
  { tab, ids }: { tab: ExpenseFilter["tab"]; ids: string[] },
): Promise<SelectedExpense[]> {
  return selectSelected(db, { scope, filter: { tab, sort: "-date" } }, ids);
}

/** The expenses a selection means, the oldest 1000 when it is "all matching"; more than 1000 are refused. */
export async function resolveSelection(db: Database, scope: BusinessScope, selection: ExpenseSelection): Promise<string[]> {
  if (selection.kind === "ids") {
    const ids = [...new Set(selection.ids)];
    if (ids.length > MAX_EXPENSES_PER_RUN) throw new AppError("tooManyExpenses", { count: ids.length, max: MAX_EXPENSES_PER_RUN });
    return ids;
  }
  const query = await queryOf(db, scope, selection.filter);
  const ids = await idsInOrder(db, query, { sort: "date", limit: MAX_EXPENSES_PER_RUN, cutOffAt: selection.cutOffAt });
  const except = new Set(selection.except);
  return ids.filter((id) => !except.has(id));
}
