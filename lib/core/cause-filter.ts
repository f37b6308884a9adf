import { clearedFilter, type ExpenseFilter } from "./expense-filter";
import type { ExpenseCause } from "./expense-row";
import { isSyncErrorCode } from "./sync-error";

/** The filter that shows the rows that a cause counts: those of the whole tab, whatever the list was narrowed to, and no others. */
export function filterOfCause({ code, subject }: Pick<ExpenseCause, "code" | "subject">, filter: ExpenseFilter): ExpenseFilter {
  return { ...clearedFilter(filter), cause: isSyncErrorCode(code) ? code : undefined, ...(subject && { [subject.kind]: subject.id }) };
}
