"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { SelectionBar } from "@/components/ui/selection-bar";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpenseSummary } from "@/lib/core/expense-row";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import { useReceiptZip } from "../../../../_components/receipts/use-receipt-zip";
import type { NotReadyPopoverProps } from "./not-ready-popover";
import { useSumsText } from "./row-words";
import type { SelectionChoice, SelectionChoicesProps } from "./selection-choices";
import type { ExpenseActions } from "./use-expense-actions";
import type { Selection } from "./use-selection";

const NotReady = onDemand<NotReadyPopoverProps>("dialog", () => import("./not-ready-popover").then((part) => part.NotReadyPopover));
const Choices = onDemand<SelectionChoicesProps>("menu", () => import("./selection-choices").then((part) => part.SelectionChoices));

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
  const common = useTranslations("common");
  const receipts = useTranslations("receipts");
  const zip = useReceiptZip();
  const { totals } = selection;
  if (totals.count === 0) return null;
  const matching = summary?.matching ?? { count: 0, isAtLeast: false };
  const isTooMany = totals.count > MAX_EXPENSES_PER_RUN;
  const isCapped = selection.isAllMatching && matching.count > MAX_EXPENSES_PER_RUN;
  const title = isCapped
    ? t(matching.isAtLeast ? "selection.firstOfMore" : "selection.first", { count: totals.count, total: matching.count })
    : t("selection.count", { count: totals.count });
  const choices: SelectionChoice[] = [
    ...(tab === "aside" ? [] : [{ label: t("edit"), onSelect: onEdit }]),
    {
      label: receipts("zip.button"),
      isBusy: zip.isAsking,
      onSelect: () => void zip.download({ selection: selection.asInput() }),
    },
    ...(tab === "pending" && selection.hasUpdated
      ? [{ label: t("markReviewed"), isBusy: actions.busy === "review", onSelect: () => void actions.review(selection.asInput()) }]
      : []),
    ...(tab === "pending" ? [{ label: t("dontSync"), isBusy: actions.busy === "aside", onSelect: onSetAside }] : []),
  ];
  return (
    <SelectionBar
      label={t("selection.region")}
      title={title}
      clear={{ label: t("selection.clear"), onClear: selection.clear }}
      summary={
        isTooMany ? t("selection.tooMany", { max: MAX_EXPENSES_PER_RUN }) : <Figures selection={selection} isToSync={tab === "pending"} />
      }
    >
      {isPhone ? (
        <Choices
          choices={choices}
          trigger={
            <Button variant="inverse" disabled={isTooMany}>
              {common("more")}
            </Button>
          }
        />
      ) : (
        choices.map(({ label, isBusy, onSelect }) => (
          <Button key={label} variant="inverse" disabled={isTooMany} isBusy={isBusy} onClick={onSelect}>
            {label}
          </Button>
        ))
      )}
      {tab === "pending" && (
        <Button
          variant="inversePrimary"
          className="max-md:grow"
          disabled={isTooMany || totals.readyCount === 0}
          isBusy={actions.busy === "sync"}
          onClick={() => void actions.sync(selection.asInput()).then((isDone) => isDone && selection.clear())}
        >
          {t("syncCount", { count: totals.readyCount })}
        </Button>
      )}
      {tab === "aside" && (
        <Button
          variant="inversePrimary"
          className="max-md:grow"
          disabled={isTooMany}
          isBusy={actions.busy === "back"}
          onClick={() => void actions.bringBack(selection.asInput())}
        >
          {t("bringBack")}
        </Button>
      )}
    </SelectionBar>
  );
}

/** How much is selected, and how many of it can be sent now; why the others can't is a press away. */
function Figures({ selection, isToSync }: { selection: Selection; isToSync: boolean }) {
  const t = useTranslations("expenses.selection");
  const sumsText = useSumsText();
  if (selection.isCounting) return t("counting");
  const { sums, count, readyCount, reasons } = selection.totals;
  if (!isToSync) return sumsText(sums);
  const figures = `${sumsText(sums)} · ${t("ready", { count: readyCount })}`;
  if (readyCount === count) return figures;
  return (
    <>
      {`${figures} · `}
      <NotReady
        reasons={reasons}
        trigger={
          <button type="button" className="underline decoration-dotted underline-offset-3 hover:text-on-inverse">
            {t("notReady", { count: count - readyCount })}
          </button>
        }
      />
    </>
  );
}
