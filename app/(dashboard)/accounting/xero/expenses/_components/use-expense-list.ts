"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import { CALM_MS, LIVE_MS, expenseKeys, fetchLists, fetchPage, fetchSummary } from "../queries";

/** The rows loaded so far and the figures around them. The figures are polled; when they move, the rows are read again. */
export function useExpenseList(filter: ExpenseFilter) {
  const client = useQueryClient();
  const summary = useQuery({
    queryKey: expenseKeys.summary(filter),
    queryFn: ({ signal }) => fetchSummary(filter, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnWindowFocus: "always",
    refetchInterval: (query) => (query.state.data?.liveRunId ? LIVE_MS : CALM_MS),
  });
  const pages = useInfiniteQuery({
    queryKey: expenseKeys.list(filter),
    queryFn: ({ pageParam, signal }) => fetchPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const stamp =
    summary.data && !summary.isPlaceholderData
      ? JSON.stringify([summary.data.stamp, summary.data.tabs, summary.data.matching, summary.data.causes])
      : null;
  const seen = useRef<{ key: string; stamp: string } | null>(null);
  const key = JSON.stringify(expenseKeys.list(filter));
  useEffect(() => {
    if (stamp === null) return;
    if (seen.current?.key === key && seen.current.stamp !== stamp) {
      void client.invalidateQueries({ queryKey: [...expenseKeys.all, "list"] });
      void client.invalidateQueries({ queryKey: [...expenseKeys.all, "details"] });
    }
    seen.current = { key, stamp };
  }, [client, key, stamp]);
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { rows, summary: summary.data, pages, isBehind: summary.isError || (pages.isError && rows.length > 0) };
}

export function useLists() {
  return useQuery({ queryKey: expenseKeys.lists, queryFn: ({ signal }) => fetchLists(signal), staleTime: 60_000 }).data;
}
