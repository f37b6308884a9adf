"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import { figuresKey } from "../../../../_components/use-accounting-figures";
import { CALM_MS, LIVE_MS, expenseKeys, fetchLists, fetchPage, fetchPulse, fetchSummary } from "../queries";

/** The rows loaded so far and the figures around them. Only a small mark is polled; when it moves, what is shown is read again. */
export function useExpenseList(filter: ExpenseFilter) {
  const pulse = useQuery({
    queryKey: expenseKeys.pulse,
    queryFn: ({ signal }) => fetchPulse(signal),
    staleTime: 0,
    refetchOnWindowFocus: "always",
    refetchInterval: (query) => (query.state.data?.liveRunId ? LIVE_MS : CALM_MS),
  });
  const summary = useQuery({
    queryKey: expenseKeys.summary(filter),
    queryFn: ({ signal }) => fetchSummary(filter, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const pages = useInfiniteQuery({
    queryKey: expenseKeys.list(filter),
    queryFn: ({ pageParam, signal }) => fetchPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  useReadAgain(pulse.data?.stamp);
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const isBehind = pulse.isError || summary.isError || (pages.isError && rows.length > 0);
  return { rows, summary: summary.data, pages, isBehind };
}

/** Reads everything shown again when the mark moves, one reading after the other: a long list is not started anew by each change. */
function useReadAgain(stamp: string | undefined): void {
  const client = useQueryClient();
  const seen = useRef(stamp);
  const reading = useRef<Promise<void> | null>(null);
  useEffect(() => {
    const isFirst = seen.current === undefined;
    if (stamp === undefined || seen.current === stamp) return;
    seen.current = stamp;
    if (isFirst) return;
    const readAgain = (): Promise<void> => {
      const read = seen.current;
      return Promise.all([
        client.invalidateQueries({ queryKey: expenseKeys.all, predicate: ({ queryKey }) => queryKey[1] !== "lists" }),
        client.invalidateQueries({ queryKey: figuresKey }),
      ]).then(() => (seen.current === read ? undefined : readAgain()));
    };
    reading.current ??= readAgain().finally(() => {
      reading.current = null;
    });
  }, [client, stamp]);
}

export function useLists() {
  return useQuery({ queryKey: expenseKeys.lists, queryFn: ({ signal }) => fetchLists(signal), staleTime: 60_000 }).data;
}
