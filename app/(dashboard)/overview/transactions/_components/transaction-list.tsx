"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Receipt } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import { Money } from "@/components/money";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toTransactionQuery } from "@/lib/core/transaction-filter";
import { fetchPage, transactionKeys } from "../queries";
import { TransactionTable } from "./transaction-table";
import type { Rights } from "./transactions-screen";
import type { TransactionAddress } from "./use-transaction-address";

export function TransactionList({ address, rights }: { address: TransactionAddress; rights: Rights }) {
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const { filter } = address;
  const pages = useInfiniteQuery({
    queryKey: transactionKeys.list(filter),
    queryFn: ({ pageParam, signal }) => fetchPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const totals = pages.data?.pages[0]?.totals;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = foot.current;
    if (!element || !hasNextPage || isFetchingNextPage) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), { rootMargin: "600px" });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (pages.isPending) return <SkeletonRows label={common("loading")} count={12} />;
  if (pages.isError && rows.length === 0) {
    return (
      <Banner
        tone="red"
        title={t("loadFailed")}
        isAnnounced
        className="mx-6 max-md:mx-4"
        action={<Button onClick={() => void pages.refetch()}>{common("retry")}</Button>}
      />
    );
  }
  if (rows.length === 0) return <NothingThere isNarrowed={toTransactionQuery(filter).size > 0} isFinance={rights.isFinance} />;
  return (
    <div>
      {totals && (
        <p className="flex flex-wrap gap-x-3 px-6 pb-2 text-xs text-third max-md:px-4" aria-live="polite">
          <span>{t("found", { count: totals.count })}</span>
          {totals.sums.map(({ currency, amountMinor }) => (
            <Money key={currency} amountMinor={amountMinor} currency={currency} style="code" />
          ))}
        </p>
      )}
      <TransactionTable rows={rows} address={address} isFinance={rights.isFinance} />
      <div ref={foot}>
        {hasNextPage && (
          <LoadMore
            label={common("loadMore")}
            isBusy={isFetchingNextPage}
            onLoadMore={() => void fetchNextPage()}
            summary={totals ? `${rows.length} / ${totals.count}` : undefined}
          />
        )}
      </div>
    </div>
  );
}

function NothingThere({ isNarrowed, isFinance }: { isNarrowed: boolean; isFinance: boolean }) {
  const t = useTranslations("transactions");
  if (isNarrowed) return <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>;
  return (
    <EmptyState
      icon={<Receipt />}
      title={t("emptyTitle")}
      action={
        isFinance ? (
          <ButtonLink variant="primary" href="/overview/transactions/import">
            {t("import")}
          </ButtonLink>
        ) : undefined
      }
    >
      {isFinance ? t("emptyText") : t("emptyTextEmployee")}
    </EmptyState>
  );
}
