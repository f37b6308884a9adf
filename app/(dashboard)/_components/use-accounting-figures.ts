"use client";

import { useQuery } from "@tanstack/react-query";
import { readJson } from "@/components/read-json";
import type { AccountingFigures } from "@/lib/core/accounting-figures";

export const figuresKey = ["accountingFigures"] as const;
const LOOK_AGAIN_MS = 10_000;

/** The frame stays while one goes from page to page and while others work: its numbers are looked for again. What the server has just drawn comes first. */
export function useAccountingFigures(drawn: AccountingFigures | null): AccountingFigures | null {
  const { data } = useQuery({
    queryKey: [...figuresKey, drawn],
    queryFn: () => readJson<AccountingFigures>("/api/figures"),
    initialData: drawn ?? undefined,
    enabled: drawn !== null,
    refetchInterval: LOOK_AGAIN_MS,
  });
  return data ?? null;
}
