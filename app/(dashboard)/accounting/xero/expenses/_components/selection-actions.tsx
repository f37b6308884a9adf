"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectionBar } from "@/components/ui/selection-bar";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpenseSummary } from "@/lib/core/expense-row";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import { useReceiptZip } from "../../../../_components/receipts/use-receipt-zip";
import { useSumsText } from "./row-words";
import type { ExpenseActions } from "./use-expense-actions";
import type { Selection } from "./use-selection";

type SelectionActionsProps = {
  tab: ExpenseFilter["tab"];
  selection: Selection;
  summary: ExpenseSummary | undefined;
  actions: ExpenseActions;
  isPhone: boolean;
  onEdit: () => void;
  onSetAside: () => void;
};

/** What is selected and what can be done with it. */
export function SelectionActions({ tab, selection, summary, actions, isPhone, onEdit, onSetAside }: SelectionActionsProps) {
  const t = useTranslations("expenses");
  const receipts = useTranslations("receipts");
  const zip = useReceiptZip();
  const sumsText = useSumsText();
  const { totals } = selection;
  if (totals.count === 0) return null;
  const matching = summary?.matching ?? { count: 0, isAtLeast: false };
  const isTooMany = totals.count > MAX_EXPENSES_PER_RUN;
  const isCapped = selection.isAllMatching && matching.count > MAX_EXPENSES_PER_RUN;
  const title = isCapped
    ? t(matching.isAtLeast ? "selection.firstOfMore" : "selection.first", { count: totals.count, total: matching.count })
    : t("selection.count", { count: totals.count });
  const facts = selection.isCounting ? [t("selection.counting")] : [sumsText(totals.sums)];
  if (tab === "pending" && !selection.isCounting) {
    facts.push(t("selection.ready", { count: totals.readyCount }));
    if (totals.readyCount < totals.count && !isPhone) facts.push(t("selection.notReady", { count: totals.count - totals.readyCount }));
  }
  return (
    <SelectionBar
      label={t("selection.region")}
      title={title}
      summary={isTooMany ? t("selection.tooMany", { max: MAX_EXPENSES_PER_RUN }) : facts.join(" · ")}
    >
      {tab !== "aside" && !isPhone && (
        <Button variant="inverse" disabled={isTooMany} onClick={onEdit}>
          {t("edit")}
        </Button>
      )}
      {!isPhone && (
        <Button
          variant="inverse"
          disabled={isTooMany}
          isBusy={zip.isAsking}
          onClick={() => void zip.download({ selection: selection.asInput() })}
        >
          {receipts("zip.button")}
        </Button>
      )}
      {tab === "pending" && selection.hasUpdated && !isPhone && (
        <Button
          variant="inverse"
          disabled={isTooMany}
          isBusy={actions.busy === "review"}
          onClick={() => void actions.review(selection.asInput())}
        >
          {t("markReviewed")}
        </Button>
      )}
      {tab === "pending" && (
        <>
          {!isPhone && (
            <Button variant="inverse" disabled={isTooMany} isBusy={actions.busy === "aside"} onClick={onSetAside}>
              {t("dontSync")}
            </Button>
          )}
          <Button
            variant="inversePrimary"
            disabled={isTooMany || totals.readyCount === 0}
            isBusy={actions.busy === "sync"}
            onClick={() => void actions.sync(selection.asInput()).then((isDone) => isDone && selection.clear())}
          >
            {t("syncCount", { count: totals.readyCount })}
          </Button>
        </>
      )}
      {tab === "aside" && (
        <Button
          variant="inversePrimary"
          disabled={isTooMany}
          isBusy={actions.busy === "back"}
          onClick={() => void actions.bringBack(selection.asInput())}
        >
          {t("bringBack")}
        </Button>
      )}
      <button
        type="button"
        aria-label={t("selection.clear")}
        title={t("selection.clear")}
        onClick={selection.clear}
        className="flex size-8 items-center justify-center rounded-control text-on-inverse-second hover:text-on-inverse"
      >
        <X aria-hidden className="size-4" />
      </button>
    </SelectionBar>
  );
}
