"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import { toExpenseQuery } from "@/lib/core/expense-filter";
import type { ExpenseRow, ExpenseSummary, SelectedExpense } from "@/lib/core/expense-row";
import { rangeOf, totalsOf, totalsWithout, type ExpenseSelection } from "@/lib/core/expense-selection";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import { expenseKeys, fetchSelectable, fetchSelected } from "../queries";

/** Ids with what was last known of each, so that a selection outlives the rows that are loaded. */
type Known = ReadonlyMap<string, SelectedExpense>;
type Chosen = { list: string } & ({ kind: "ids"; known: Known } | { kind: "matching"; cutOffAt: string; except: Known });

const NONE: Known = new Map();

function withRows(known: Known, rows: readonly SelectedExpense[], isAdded: boolean): Known {
  const next = new Map(known);
  for (const row of rows) {
    if (isAdded) next.set(row.id, row);
    else next.delete(row.id);
  }
  return next;
}

/**
 * What is ticked: rows by their ids, or all that match, less some. It belongs to one list: another filter starts afresh, another sort does not.
 * `onTouch` is told which row was ticked last.
 */
export function useSelection(
  filter: ExpenseFilter,
  rows: readonly ExpenseRow[],
  summary: ExpenseSummary | undefined,
  onTouch: (id: string) => void,
) {
  const list = toExpenseQuery({ ...filter, sort: "-date" }).toString();
  const [stored, setStored] = useState<Chosen | null>(null);
  const anchor = useRef<string | null>(null);
  const chosen = stored?.list === list ? stored : null;
  const known = chosen?.kind === "ids" ? chosen.known : NONE;
  const except = chosen?.kind === "matching" ? chosen.except : null;

  const selectable = useQuery({
    queryKey: expenseKeys.selectable(filter),
    queryFn: ({ signal }) => fetchSelectable(filter, signal),
    enabled: except !== null,
    staleTime: 0,
  }).data;
  const loaded = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const away = useMemo(() => [...known.keys()].filter((id) => !loaded.has(id)), [known, loaded]);
  // What is selected but not loaded may have left the tab meanwhile: the server is asked.
  const asked = useQuery({
    queryKey: expenseKeys.selected(filter.tab, away),
    queryFn: ({ signal }) => fetchSelected(filter.tab, away, signal),
    enabled: away.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const answered = asked.isPlaceholderData ? undefined : asked.data;

  const upTo = selectable?.upTo ?? null;
  const isSelected = useCallback(
    (row: ExpenseRow) => {
      if (!except) return known.has(row.id);
      const isOldEnough = upTo === null || row.postedOn < upTo.postedOn || (row.postedOn === upTo.postedOn && row.id <= upTo.id);
      return isOldEnough && !except.has(row.id);
    },
    [except, known, upTo],
  );
  const selectedRows = useMemo(() => rows.filter(isSelected), [rows, isSelected]);
  const selected = useMemo(() => {
    const elsewhere = away.length === 0 ? [] : (answered ?? away.flatMap((id) => known.get(id) ?? []));
    return [...selectedRows, ...elsewhere];
  }, [selectedRows, away, answered, known]);
  const totals = useMemo(() => {
    if (!except) return totalsOf(selected);
    if (selectable) return totalsWithout(selectable.totals, totalsOf([...except.values()]));
    return { count: Math.min(summary?.matching.count ?? 0, MAX_EXPENSES_PER_RUN), readyCount: 0, sums: [], reasons: [] };
  }, [except, selectable, selected, summary]);

  const change = (ids: readonly string[], isAdded: boolean) => {
    const changed = ids.flatMap((id) => loaded.get(id) ?? []);
    if (chosen?.kind === "matching") setStored({ ...chosen, except: withRows(chosen.except, changed, !isAdded) });
    else setStored({ list, kind: "ids", known: withRows(known, changed, isAdded) });
  };
  const toggle = (id: string, isAdded: boolean, withRange = false) => {
    const ids = withRange
      ? rangeOf(
          rows.map((row) => row.id),
          anchor.current,
          id,
        )
      : [id];
    anchor.current = id;
    onTouch(id);
    change(ids, isAdded);
  };
  const asInput = (): ExpenseSelection =>
    chosen?.kind === "matching"
      ? { kind: "matching", filter, cutOffAt: chosen.cutOffAt, except: [...chosen.except.keys()] }
      : { kind: "ids", ids: selected.map((row) => row.id) };
  const areAllLoadedSelected = rows.length > 0 && selectedRows.length === rows.length;
  return {
    isSelected,
    totals,
    /** Whether the figures of "all matching" are still on their way. */
    isCounting: except !== null && !selectable,
    isAllMatching: except !== null,
    areAllLoadedSelected,
    hasUpdated: except !== null || selected.some((row) => row.isUpdated),
    toggle,
    toggleLoaded: (isAdded: boolean) =>
      isAdded
        ? change(
            rows.map((row) => row.id),
            true,
          )
        : setStored(null),
    selectMatching: () => setStored({ list, kind: "matching", cutOffAt: new Date().toISOString(), except: NONE }),
    clear: () => setStored(null),
    asInput,
  };
}

export type Selection = ReturnType<typeof useSelection>;
