"use client";

import { useState } from "react";
import type { ExpenseRow } from "@/lib/core/expense-row";
import type { ExpenseAddress } from "./use-expense-address";

/** So near the end of what is loaded, the next rows are fetched. */
const NEAR_THE_END = 10;

type Pages = { hasNextPage: boolean; fetchNextPage: () => unknown };

function focusRow(id: string) {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-expense="${id}"]`)?.focus({ preventScroll: true }));
}

/** The row that the keys work on: the one whose details are open, else the one that was walked to. The focus is never lost on the way. */
export function useCursor({ expenseId, openExpense }: ExpenseAddress, rows: readonly ExpenseRow[], pages: Pages) {
  const [cursorId, setCursorId] = useState<string | null>(null);
  const currentId = expenseId ?? cursorId;
  const place = rows.findIndex((row) => row.id === currentId);
  const open = (id: string) => {
    setCursorId(id);
    openExpense(id);
  };
  return {
    currentId,
    current: rows[place],
    /** Counted from 1 in the list, or null when the row is not loaded. */
    place: place < 0 ? null : place + 1,
    move: (step: 1 | -1) => {
      const next = place < 0 ? rows[0] : rows[place + step];
      if (next && expenseId !== null) open(next.id);
      else if (next) {
        setCursorId(next.id);
        focusRow(next.id);
      }
      if (pages.hasNextPage && place + step > rows.length - NEAR_THE_END) void pages.fetchNextPage();
    },
    open,
    close: () => {
      openExpense(null);
      if (expenseId) focusRow(expenseId);
    },
  };
}
