"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseColumns, type ExpenseColumn } from "@/lib/core/expense-columns";
import { parseExpenseFilter, toExpenseQuery, type ExpenseFilter } from "@/lib/core/expense-filter";

const PATH = "/accounting/xero/expenses";

type Address = { filter: ExpenseFilter; columns: readonly ExpenseColumn[] | null; expenseId: string | null };

function addressOf({ filter, columns, expenseId }: Address): string {
  const query = toExpenseQuery(filter);
  if (columns !== null) query.set("columns", columns.join(","));
  if (expenseId !== null) query.set("expense", expenseId);
  return `${PATH}?${query}`;
}

/** The list as the address says it: filter, sort, tab, columns where they are not the member's own, and the expense whose details are open. Changing it changes the address, without a round trip. */
export function useExpenseAddress() {
  const query = useSearchParams().toString();
  const filter = useMemo(() => parseExpenseFilter(new URLSearchParams(query)), [query]);
  const columns = useMemo(() => parseColumns(new URLSearchParams(query).get("columns")), [query]);
  const expenseId = useMemo(() => new URLSearchParams(query).get("expense"), [query]);
  const setFilter = useCallback(
    (changes: Partial<ExpenseFilter>, how: "push" | "replace" = "push") => {
      const next = addressOf({ filter: { ...filter, ...changes }, columns, expenseId: null });
      if (how === "push") window.history.pushState(null, "", next);
      else window.history.replaceState(null, "", next);
    },
    [filter, columns],
  );
  const setColumns = useCallback(
    (next: readonly ExpenseColumn[] | null) => {
      if (next !== columns) window.history.replaceState(null, "", addressOf({ filter, columns: next, expenseId }));
    },
    [filter, columns, expenseId],
  );
  /** Another list altogether, such as a saved view. */
  const goTo = useCallback((address: string) => window.history.pushState(null, "", `${PATH}?${address}`), []);
  const openExpense = useCallback(
    (id: string | null) => {
      const next = addressOf({ filter, columns, expenseId: id });
      // Walking from one to the next leaves no trail: one step back closes the panel.
      if (expenseId !== null && id !== null) window.history.replaceState(null, "", next);
      else window.history.pushState(null, "", next);
    },
    [filter, columns, expenseId],
  );
  const hrefOf = useCallback((id: string) => addressOf({ filter, columns, expenseId: id }), [filter, columns]);
  return { filter, columns, expenseId, setFilter, setColumns, goTo, openExpense, hrefOf };
}

export type ExpenseAddress = ReturnType<typeof useExpenseAddress>;

/** What a saved view keeps: the filter, the sort and the columns that are shown. */
export function lookOf(filter: ExpenseFilter, columns: readonly ExpenseColumn[]): string {
  return addressOf({ filter, columns, expenseId: null }).slice(PATH.length + 1);
}

export function tabHref(tab: ExpenseFilter["tab"]): string {
  return `${PATH}?tab=${tab}`;
}

/** The list as a file. */
export function exportHref(filter: ExpenseFilter): string {
  return `/api/expenses/export?${toExpenseQuery(filter).toString()}`;
}
