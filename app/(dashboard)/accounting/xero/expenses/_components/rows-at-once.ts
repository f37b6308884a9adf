import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { ExpensePage, ExpenseRow } from "@/lib/core/expense-row";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import { expenseKeys } from "../queries";

/** What becomes of a row; null where it leaves the list. */
export type RowChange = (row: ExpenseRow) => ExpenseRow | null;

export const LEAVES: RowChange = () => null;
export const REVIEWED: RowChange = (row) => ({ ...row, isUpdated: false });

type Loaded = InfiniteData<ExpensePage>;

/**
 * Shows in the lists what a change will make of the rows that were picked one by one, before the server has answered; which rows "all matching"
 * are only the server knows. Answers how to take it back.
 */
export async function changeRowsAtOnce(client: QueryClient, selection: ExpenseSelection, change: RowChange): Promise<() => void> {
  if (selection.kind !== "ids") return () => undefined;
  const ids = new Set(selection.ids);
  const lists = { queryKey: expenseKeys.rows };
  // A list that is being read would come back with the rows as they were.
  await client.cancelQueries(lists);
  const before = client.getQueriesData<Loaded>(lists);
  const changed = (rows: ExpenseRow[]) => rows.map((row) => (ids.has(row.id) ? change(row) : row)).filter((row) => row !== null);
  client.setQueriesData<Loaded>(
    lists,
    (loaded) => loaded && { ...loaded, pages: loaded.pages.map((page) => ({ ...page, rows: changed(page.rows) })) },
  );
  return () => before.forEach(([key, loaded]) => client.setQueryData(key, loaded));
}
