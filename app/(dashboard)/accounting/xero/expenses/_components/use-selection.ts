"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import { toExpenseQuery } from "@/lib/core/expense-filter";
import { isReady, type ExpenseRow, type ExpenseSummary, type ExpenseTotals } from "@/lib/core/expense-row";
import { rangeOf, withRows, type ExpenseSelection } from "@/lib/core/expense-selection";
import { sumMinor } from "@/lib/core/money";

type Chosen = { list: string } & (
  { kind: "ids"; ids: ReadonlySet<string> } | { kind: "matching"; cutOffAt: string; except: ReadonlySet<string> }
);

const NONE: ReadonlySet<string> = new Set();

function totalsOf(rows: readonly ExpenseRow[]): ExpenseTotals {
  const currencies = [...new Set(rows.map((row) => row.currency))];
  return {
    count: rows.length,
    readyCount: rows.filter(isReady).length,
    sums: currencies.map((currency) => ({
      currency,
      amountMinor: -sumMinor(rows.filter((row) => row.currency === currency).map((row) => row.amountMinor)),
    })),
  };
}

function minus(all: ExpenseTotals, out: ExpenseTotals): ExpenseTotals {
  const sums = all.sums.map((sum) => ({
    ...sum,
    amountMinor: sum.amountMinor - (out.sums.find((other) => other.currency === sum.currency)?.amountMinor ?? 0),
  }));
  return { count: all.count - out.count, readyCount: all.readyCount - out.readyCount, sums };
}

/** What is ticked: rows by their ids, or all that match, less some. It belongs to one list: another filter starts afresh. */
export function useSelection(filter: ExpenseFilter, rows: readonly ExpenseRow[], summary: ExpenseSummary | undefined) {
  const list = toExpenseQuery({ ...filter, sort: "-date" }).toString();
  const [stored, setStored] = useState<Chosen | null>(null);
  const anchor = useRef<string | null>(null);
  const chosen = stored?.list === list ? stored : null;
  const upTo = summary?.selectableUpTo ?? null;
  const isSelected = useCallback(
    (row: ExpenseRow) => {
      if (!chosen) return false;
      if (chosen.kind === "ids") return chosen.ids.has(row.id);
      const isOldEnough = upTo === null || row.postedOn < upTo.postedOn || (row.postedOn === upTo.postedOn && row.id <= upTo.id);
      return isOldEnough && !chosen.except.has(row.id);
    },
    [chosen, upTo],
  );
  const selectedRows = useMemo(() => rows.filter(isSelected), [rows, isSelected]);
  const totals = useMemo(() => {
    if (chosen?.kind !== "matching" || !summary) return totalsOf(selectedRows);
    return minus(summary.selectable, totalsOf(rows.filter((row) => chosen.except.has(row.id))));
  }, [chosen, rows, selectedRows, summary]);

  const change = (ids: readonly string[], isAdded: boolean) => {
    if (chosen?.kind === "matching") setStored({ ...chosen, except: withRows(chosen.except, ids, isAdded ? "remove" : "add") });
    else setStored({ list, kind: "ids", ids: withRows(chosen?.ids ?? NONE, ids, isAdded ? "add" : "remove") });
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
    change(ids, isAdded);
  };
  const asInput = (): ExpenseSelection =>
    chosen?.kind === "matching"
      ? { kind: "matching", filter, cutOffAt: chosen.cutOffAt, except: [...chosen.except] }
      : { kind: "ids", ids: selectedRows.map((row) => row.id) };
  return {
    isSelected,
    totals,
    isAllMatching: chosen?.kind === "matching",
    areAllLoadedSelected: rows.length > 0 && selectedRows.length === rows.length,
    hasUpdated: chosen?.kind === "matching" || selectedRows.some((row) => row.isUpdated),
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
