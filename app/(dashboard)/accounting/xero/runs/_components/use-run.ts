"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { isRunOver, type RunProgress } from "@/lib/core/run-progress";
import { fetchRun, pollAfterMs, runKey } from "../queries";

/** Follows a run until it is over, then has the page read again, once, so that rows and counts are true. */
export function useRun(runId: string, known?: RunProgress): { run: RunProgress | undefined; isBehind: boolean } {
  const router = useRouter();
  const { data: run, isError } = useQuery({
    queryKey: runKey(runId),
    queryFn: () => fetchRun(runId),
    initialData: known,
    staleTime: 0,
    retry: 3,
    refetchInterval: (query) => pollAfterMs(query.state.data),
  });
  const isOver = run !== undefined && isRunOver(run.state);
  const wasOpen = useRef(!isOver);
  useEffect(() => {
    if (isOver && wasOpen.current) router.refresh();
    wasOpen.current = !isOver;
  }, [isOver, router]);
  return { run, isBehind: isError };
}
