import { z } from "zod";
import { expenseFilterSchema } from "./expense-filter";

/**
 * Which expenses something is done to: those ticked, or all that match a filter and were there at a moment, never thousands of ids.
 * The latter means the oldest 1000 at most, less those taken out again; the server finds them.
 */
export const expenseSelectionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ids"), ids: z.array(z.uuid()).min(1).max(20_000) }),
  z.object({ kind: z.literal("matching"), filter: expenseFilterSchema, cutOffAt: z.iso.datetime(), except: z.array(z.uuid()).max(1000) }),
]);

export type ExpenseSelection = z.infer<typeof expenseSelectionSchema>;

/** The ids from one row to another, both included, in the order of the list; only the second when the first is not there. */
export function rangeOf(ids: readonly string[], from: string | null, to: string): string[] {
  const end = ids.indexOf(to);
  const start = from === null ? -1 : ids.indexOf(from);
  if (end === -1) return [];
  if (start === -1) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** The selection with these rows added, or taken out. */
export function withRows(selected: ReadonlySet<string>, ids: readonly string[], change: "add" | "remove"): Set<string> {
  const next = new Set(selected);
  for (const id of ids) {
    if (change === "add") next.add(id);
    else next.delete(id);
  }
  return next;
}
