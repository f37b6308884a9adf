"use client";

import { useMemo, useState } from "react";
import { toExpenseQuery } from "@/lib/core/expense-filter";
import type { ExpenseRow } from "@/lib/core/expense-row";
import { walkOf } from "@/lib/core/list-walk";
import type { ExpenseAddress } from "./use-expense-address";

/** So near the end of what is loaded, the next rows are fetched. */
const NEAR_THE_END = 10;

type Pages = { hasNextPage: boolean; isPlaceholderData: boolean; fetchNextPage: () => unknown };

function focusRow(id: string) {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-expense="${id}"]`)?.focus({ preventScroll: true }));
}

/**
 * The row that the keys work on: the one whose details are open, else the one that was walked to. When it leaves the list (it was synced, set
 * aside), the one that comes up into its place follows: nobody has to begin at the top again.
 */
export function useCursor({ filter, expenseId, openExpense }: ExpenseAddress, rows: readonly ExpenseRow[], pages: Pages) {
  const [cursorId, setCursorId] = useState<string | null>(null);
  const [seen, setSeen] = useState<{ list: string; id: string; at: number } | null>(null);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const list = toExpenseQuery(filter).toString();
  const wantedId = expenseId ?? cursorId;
  const lastAt = seen?.list === list && seen.id === wantedId ? seen.at : null;
  const found = walkOf(ids, wantedId, lastAt);
  if (wantedId !== null && found !== null && found.at !== null && found.at !== lastAt && !pages.isPlaceholderData) {
    setSeen({ list, id: wantedId, at: found.at });
  }
  const heirId = found !== null && found.at === null ? ids[found.on ?? found.back ?? -1] : undefined;
  const currentId = expenseId ?? heirId ?? cursorId;
  const walk = expenseId === null && heirId !== undefined ? walkOf(ids, heirId, null) : found;
  const at = walk?.at ?? -1;
  const open = (id: string) => {
    setCursorId(id);
    openExpense(id);
  };
  return {
    currentId,
    current: rows[at],
    /** Counted from 1 in the list, or null when the row is not in it. */
    place: at < 0 ? null : at + 1,
    canGoBack: walk !== null && walk.back !== null,
    canGoOn: walk !== null && (walk.on !== null || pages.hasNextPage),
    move: (step: 1 | -1) => {
      const to = walk === null ? 0 : step === 1 ? walk.on : walk.back;
      const next = to === null ? undefined : rows[to];
      if (next && expenseId !== null) open(next.id);
      else if (next) {
        setCursorId(next.id);
        focusRow(next.id);
      }
      if (pages.hasNextPage && (to ?? at + step) > rows.length - NEAR_THE_END) void pages.fetchNextPage();
    },
    open,
    point: setCursorId,
    close: () => {
      openExpense(null);
      if (expenseId === null) return;
      setCursorId(expenseId);
      focusRow(heirId ?? expenseId);
    },
  };
}
