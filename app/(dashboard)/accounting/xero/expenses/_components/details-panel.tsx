"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { CALM_MS, expenseKeys, fetchDetails, FetchRefused, type Lists } from "../queries";
import { DetailsBody } from "./details-body";
import { DetailsFooter } from "./details-footer";
import type { ExpenseActions } from "./use-expense-actions";

type DetailsPanelProps = {
  expenseId: string;
  lists: Lists | undefined;
  actions: ExpenseActions;
  place: { at: number; of: number } | null;
  canGoBack: boolean;
  canGoOn: boolean;
  onMove: (step: 1 | -1) => void;
  onClose: () => void;
};

/** The details of one expense, in a column beside the list or, on a phone, as a page. */
export function DetailsPanel({ expenseId, lists, actions, place, canGoBack, canGoOn, onMove, onClose }: DetailsPanelProps) {
  const t = useTranslations("expenses");
  const {
    data: details,
    error,
    refetch,
  } = useQuery({
    queryKey: expenseKeys.details(expenseId),
    queryFn: ({ signal }) => fetchDetails(expenseId, signal),
    staleTime: 0,
    retry: (count, failure) => !(failure instanceof FetchRefused && failure.status < 500) && count < 2,
    refetchInterval: CALM_MS,
  });
  const isGone = error instanceof FetchRefused && error.status < 500;
  return (
    <SidePanel
      title={t("details.title")}
      closeLabel={t("details.close")}
      onClose={onClose}
      subject={expenseId}
      tools={
        <>
          {place && <span className="mr-1 text-xs text-third">{t("details.position", { place: place.at, total: place.of })}</span>}
          <IconButton label={t("details.previous")} disabled={!canGoBack} onClick={() => onMove(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton label={t("details.next")} disabled={!canGoOn} onClick={() => onMove(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
        </>
      }
      footer={details && <DetailsFooter details={details} actions={actions} />}
    >
      {details ? (
        <DetailsBody key={details.id} details={details} lists={lists} actions={actions} />
      ) : error ? (
        <EmptyState
          title={t(isGone ? "details.notFound" : "details.loadFailed")}
          action={!isGone && <Button onClick={() => void refetch()}>{t("state.retry")}</Button>}
        >
          {!isGone && t("state.loadFailedBody")}
        </EmptyState>
      ) : (
        <div role="status" aria-label={t("state.loading")} className="space-y-4">
          <Skeleton className="h-7 w-32" />
          <Skeleton className="h-4 w-72" />
          {[1, 2, 3, 4, 5].map((line) => (
            <Skeleton key={line} className="h-8 w-full" />
          ))}
        </div>
      )}
    </SidePanel>
  );
}
