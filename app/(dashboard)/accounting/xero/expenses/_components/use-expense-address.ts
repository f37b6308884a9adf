"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseExpenseFilter, toExpenseQuery, type ExpenseFilter } from "@/lib/core/expense-filter";

const PATH = "/accounting/xero/expenses";

function addressOf(filter: ExpenseFilter, expenseId: string | null): string {
  const query = toExpenseQuery(filter);
  if (expenseId !== null) query.set("expense", expenseId);
  return `${PATH}?${query}`;
}

/** The list as the address says it: filter, sort, tab and the expense whose details are open. Changing it changes the address, without a round trip. */
export function useExpenseAddress() {
  const query = useSearchParams().toString();
  const filter = useMemo(() => parseExpenseFilter(new URLSearchParams(query)), [query]);
  const expenseId = useMemo(() => new URLSearchParams(query).get("expense"), [query]);
  const setFilter = useCallback(
    (changes: Partial<ExpenseFilter>, how: "push" | "replace" = "push") => {
      const next = addressOf({ ...filter, ...changes }, null);
      if (how === "push") window.history.pushState(null, "", next);
      else window.history.replaceState(null, "", next);
    },
    [filter],
  );
  const openExpense = useCallback(
    (id: string | null) => {
      const next = addressOf(filter, id);
      // Walking from one to the next leaves no trail: one step back closes the panel.
      if (expenseId !== null && id !== null) window.history.replaceState(null, "", next);
      else window.history.pushState(null, "", next);
    },
    [filter, expenseId],
  );
  const hrefOf = useCallback((id: string) => addressOf(filter, id), [filter]);
  return { filter, expenseId, setFilter, openExpense, hrefOf };
}

export type ExpenseAddress = ReturnType<typeof useExpenseAddress>;

export function tabHref(tab: ExpenseFilter["tab"]): string {
  return `${PATH}?tab=${tab}`;
}
