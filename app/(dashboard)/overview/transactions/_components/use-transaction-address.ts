"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseTransactionFilter, toTransactionQuery, type TransactionFilter } from "@/lib/core/transaction-filter";

const PATH = "/overview/transactions";

function addressOf(filter: TransactionFilter, openId: string | null): string {
  const query = toTransactionQuery(filter);
  if (openId !== null) query.set("transaction", openId);
  return query.size > 0 ? `${PATH}?${query.toString()}` : PATH;
}

/** The list as the address says it, and the transaction whose details are open. Changing it changes the address, without a round trip. */
export function useTransactionAddress() {
  const query = useSearchParams().toString();
  const filter = useMemo(() => parseTransactionFilter(new URLSearchParams(query)), [query]);
  const openId = useMemo(() => new URLSearchParams(query).get("transaction"), [query]);
  const setFilter = useCallback(
    (changes: Partial<TransactionFilter>, how: "push" | "replace" = "push") => {
      const next = addressOf({ ...filter, ...changes }, null);
      if (how === "push") window.history.pushState(null, "", next);
      else window.history.replaceState(null, "", next);
    },
    [filter],
  );
  const open = useCallback(
    (id: string | null) => {
      const next = addressOf(filter, id);
      // Walking from one to the next leaves no trail: one step back closes the panel.
      if (openId !== null && id !== null) window.history.replaceState(null, "", next);
      else window.history.pushState(null, "", next);
    },
    [filter, openId],
  );
  const hrefOf = useCallback((id: string) => addressOf(filter, id), [filter]);
  return { filter, openId, setFilter, open, hrefOf };
}

export type TransactionAddress = ReturnType<typeof useTransactionAddress>;
