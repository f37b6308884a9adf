"use client";

import { CircleCheck, Inbox, SearchX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { clearedFilter, isNarrowed, type ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpenseRow, ExpenseSummary } from "@/lib/core/expense-row";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { ExpenseTable } from "./expense-table";
import type { Columns } from "./use-columns";
import type { ExpenseAddress } from "./use-expense-address";
import type { useExpenseList } from "./use-expense-list";
import type { Selection } from "./use-selection";

type ExpenseListAreaProps = {
  filter: ExpenseFilter;
  setFilter: ExpenseAddress["setFilter"];
  rows: readonly ExpenseRow[];
  summary: ExpenseSummary | undefined;
  pages: ReturnType<typeof useExpenseList>["pages"];
  selection: Selection;
  currentId: string | null;
  onOpen: (id: string) => void;
  hrefOf: (id: string) => string;
  tracking: readonly TrackingCategory[];
  columns: Columns;
  isPhone: boolean;
};

const ICONS = { pending: <CircleCheck />, synced: <Inbox />, aside: <Inbox /> } as const;
const EMPTY = {
  pending: ["emptyPending", "emptyPendingBody"],
  synced: ["emptySynced", "emptySyncedBody"],
  aside: ["emptyAside", "emptyAsideBody"],
} as const;

/** The list, or what to say where there is none. */
export function ExpenseListArea({
  filter,
  setFilter,
  rows,
  summary,
  pages,
  selection,
  currentId,
  onOpen,
  hrefOf,
  tracking,
  columns,
  isPhone,
}: ExpenseListAreaProps) {
  const t = useTranslations("expenses");
  const shownOf = (shown: number, hasMore: boolean) => {
    const matching = summary?.matching ?? { count: shown, isAtLeast: hasMore };
    const count = hasMore ? Math.max(shown, matching.count) : shown;
    return t(hasMore && matching.isAtLeast ? "shownOfMore" : "shown", { shown, count });
  };
  if (pages.isPending) return <SkeletonRows label={t("state.loading")} count={12} />;
  if (pages.isError && rows.length === 0) {
    return (
      <EmptyState
        icon={<TriangleAlert />}
        title={t("state.loadFailed")}
        action={<Button onClick={() => void pages.refetch()}>{t("state.retry")}</Button>}
      >
        {t("state.loadFailedBody")}
      </EmptyState>
    );
  }
  if (rows.length === 0 && isNarrowed(filter)) {
    const clear = () => setFilter(clearedFilter(filter));
    return (
      <EmptyState icon={<SearchX />} title={t("state.noneFound")} action={<Button onClick={clear}>{t("filter.clear")}</Button>}>
        {t("state.noneFoundBody")}
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    const [title, body] = EMPTY[filter.tab];
    const action =
      filter.tab === "pending" ? <ButtonLink href="/overview/transactions">{t("state.toTransactions")}</ButtonLink> : undefined;
    return (
      <EmptyState icon={ICONS[filter.tab]} title={t(`state.${title}`)} action={action}>
        {t(`state.${body}`)}
      </EmptyState>
    );
  }
  const currencies = filter.currency ? [filter.currency] : (summary?.currencies ?? [...new Set(rows.map((row) => row.currency))]);
  return (
    <>
      <ExpenseTable
        rows={rows}
        currency={currencies.length === 1 ? (currencies[0] ?? null) : null}
        sort={filter.sort}
        onSort={(sort) => setFilter({ sort }, "replace")}
        selection={selection}
        currentId={currentId}
        onOpen={onOpen}
        hrefOf={hrefOf}
        tracking={tracking}
        columns={columns}
        rowCount={pages.hasNextPage ? (summary && !summary.matching.isAtLeast ? summary.matching.count : null) : rows.length}
        hasMore={pages.hasNextPage && !pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
        isPhone={isPhone}
      />
      <p aria-live="polite" className="px-6 py-4 text-center text-xs text-third">
        {pages.isFetchingNextPage ? t("state.loading") : shownOf(rows.length, pages.hasNextPage)}
      </p>
    </>
  );
}
