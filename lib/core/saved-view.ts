import { parseColumns } from "./expense-columns";
import { parseExpenseFilter, toExpenseQuery } from "./expense-filter";

/** A list under a name. Whoever made it may change it; shared, everybody who does the accounting of the business sees it. */
export type SavedView = { id: string; name: string; query: string; isShared: boolean; isMine: boolean; ownerName: string };

export const MOST_VIEWS = 50;

/** An address's query, cut down to what says how a list looks, always in the same order: two lists look alike when this is the same text. */
export function viewQuery(address: string): string {
  const given = new URLSearchParams(address);
  const query = toExpenseQuery(parseExpenseFilter(given));
  const columns = parseColumns(given.get("columns"));
  if (columns) query.set("columns", columns.join(","));
  return query.toString();
}
