"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { ExportMenu } from "@/components/ui/export-menu";
import { whenShown } from "@/components/ui/on-demand";
import { PANEL_TITLE_ID, WithSidePanel } from "@/components/ui/side-panel";
import { useIsPhone } from "@/components/use-is-phone";
import { filterOfCause } from "@/lib/core/cause-filter";
import { fixOf } from "@/lib/core/cause-fix";
import type { ExpenseColumns } from "@/lib/core/expense-columns";
import type { ExpenseCause } from "@/lib/core/expense-row";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { CauseCards } from "./cause-cards";
import { ColumnsMenu } from "./columns-menu";
import { ExpenseListArea } from "./expense-list-area";
import { FilterBar, SEARCH_ID } from "./filter-bar";
import { SelectionActions } from "./selection-actions";
import { UndoBar } from "./undo-bar";
import { useCursor } from "./use-cursor";
import { useColumns } from "./use-columns";
import { exportHref, lookOf, useExpenseAddress } from "./use-expense-address";
import { useExpenseActions } from "./use-expense-actions";
import { useExpenseList, useLists } from "./use-expense-list";
import { useFocusKept } from "./use-focus-kept";
import { useSelection } from "./use-selection";
import { useShownRun } from "./use-shown-run";
import { useWorkbenchKeys } from "./use-workbench-keys";
import { ViewsMenu } from "./views-menu";
import { WorkbenchDialogs, type Asked } from "./workbench-dialogs";
import { WorkbenchHead } from "./workbench-head";

// Not needed to see the list: fetched right after it, so that they are there when they are asked for.
const detailsPanel = () => import("./details-panel").then((part) => part.DetailsPanel);
const DetailsPanel = whenShown(detailsPanel);
const RunProgress = whenShown(() => import("../../_components/run-progress").then((part) => part.RunProgress));
const PREFETCH_MS = 400;
const NO_TRACKING: readonly TrackingCategory[] = [];

type WorkbenchProps = { keptColumns: ExpenseColumns; organisation: { name: string; readAt: string | null } | null; notice: ReactNode };

/** The expenses workbench: the list, what holds it back, what is selected, and the details beside it. */
export function Workbench({ keptColumns, organisation, notice }: WorkbenchProps) {
  const t = useTranslations("expenses");
  const address = useExpenseAddress();
  const { filter, expenseId, setFilter, hrefOf } = address;
  useEffect(() => {
    const timer = setTimeout(() => void detailsPanel(), PREFETCH_MS);
    return () => clearTimeout(timer);
  }, []);
  const { rows, summary, pages, isBehind } = useExpenseList(filter);
  const shownRunId = useShownRun(summary?.liveRunId);
  const lists = useLists();
  const tracking = lists?.ledger.tracking.filter((category) => category.status === "ACTIVE") ?? NO_TRACKING;
  const columns = useColumns(keptColumns, address, tracking.length > 0);
  const isPhone = useIsPhone();
  const cursor = useCursor(address, rows, pages);
  const selection = useSelection(filter, rows, summary, cursor.point);
  const actions = useExpenseActions();
  const [asked, setAsked] = useState<Asked>(null);
  useWorkbenchKeys({
    move: cursor.move,
    open: () => cursor.currentId !== null && expenseId === null && cursor.open(cursor.currentId),
    toggle: (withRange) =>
      cursor.current && selection.toggle(cursor.current.id, withRange || !selection.isSelected(cursor.current), withRange),
    edit: () => (selection.totals.count > 0 ? setAsked({ kind: "edit" }) : cursor.currentId !== null && cursor.open(cursor.currentId)),
    sync: () => {
      if (filter.tab !== "pending") return;
      if (selection.totals.count > 0) void actions.sync(selection.asInput()).then((isDone) => isDone && selection.clear());
      else if (expenseId !== null) void actions.sync({ kind: "ids", ids: [expenseId] });
    },
    search: () => document.getElementById(SEARCH_ID)?.focus(),
    undo: () => void actions.lastEdit.undo(),
    help: () => setAsked({ kind: "keys" }),
    escape: () => (expenseId === null ? selection.clear() : cursor.close()),
  });
  useFocusKept(() => {
    if (expenseId !== null) return document.getElementById(PANEL_TITLE_ID);
    const row = document.querySelector<HTMLElement>(cursor.current ? `[data-expense="${cursor.current.id}"]` : "[data-expense]");
    return row ?? (cursor.current ? null : document.getElementById("main"));
  });

  /** Causes that need no choice are cured by the press itself; the others ask for one value. */
  const fix = (cause: ExpenseCause) => {
    const rows: ExpenseSelection = {
      kind: "matching",
      filter: filterOfCause(cause, filter),
      cutOffAt: new Date().toISOString(),
      except: [],
    };
    const isInLedger = filter.tab === "synced";
    switch (isSyncErrorCode(cause.code) ? fixOf(cause.code, isInLedger) : null) {
      case "sendAgain":
        return actions.sync(rows);
      case "update":
        return actions.update(rows);
      case "overwrite":
        return actions.update(rows, { overwrites: true });
      case "startOver":
        return actions.remove(rows);
      case "retryReceipts":
        return actions.retryReceipts(rows);
      case "evenOutSplit":
        return actions.evenOut(rows).then((isDone) => isDone && isInLedger && actions.update(rows));
      case "acknowledge":
        return actions.acknowledge(rows);
      default:
        setAsked({ kind: "fix", cause, rows });
    }
  };
  return (
    <WithSidePanel
      panel={
        expenseId && (
          <DetailsPanel
            expenseId={expenseId}
            lists={lists}
            actions={actions}
            place={cursor.place === null ? null : { at: cursor.place, of: summary?.matching.count ?? rows.length }}
            canGoBack={cursor.canGoBack}
            canGoOn={cursor.canGoOn}
            onMove={cursor.move}
            onClose={cursor.close}
          />
        )
      }
    >
      <WorkbenchHead
        filter={filter}
        tabs={summary?.tabs}
        organisation={organisation}
        isPhone={isPhone}
        onKeys={() => setAsked({ kind: "keys" })}
      />
      <div className="space-y-3 py-3.5">
        {notice && <div className="px-6 max-md:px-4">{notice}</div>}
        {isBehind && (
          <div className="px-6 max-md:px-4">
            <Banner tone="amber" title={t("state.offline")} isAnnounced />
          </div>
        )}
        {actions.lastEdit.edit && (
          <div className="px-6 max-md:px-4">
            <UndoBar
              edit={actions.lastEdit.edit}
              isBusy={actions.lastEdit.isBusy}
              onUndo={() => void actions.lastEdit.undo()}
              onClose={() => actions.lastEdit.remember(null)}
            />
          </div>
        )}
        {shownRunId && (
          <div className="px-6 empty:hidden max-md:px-4">
            <RunProgress key={shownRunId} runId={shownRunId} />
          </div>
        )}
        <CauseCards
          causes={summary?.causes ?? []}
          filter={filter}
          setFilter={setFilter}
          few={isPhone ? 1 : expenseId === null ? 3 : 2}
          isBusy={actions.busy !== null}
          onFix={(cause) => void fix(cause)}
        />
        <FilterBar
          filter={filter}
          setFilter={setFilter}
          lists={lists}
          isPhone={isPhone}
          onSelectMatching={rows.length > 0 && !selection.isAllMatching ? selection.selectMatching : null}
          matching={summary?.matching ?? { count: 0, isAtLeast: false }}
          causes={summary?.causes ?? []}
          tools={
            <>
              <ViewsMenu look={lookOf(filter, columns.shown)} onApply={address.goTo} />
              {isPhone ? <ExportMenu variant="quiet" href={exportHref(filter)} /> : <ColumnsMenu columns={columns} />}
            </>
          }
        />
      </div>
      <ExpenseListArea
        filter={filter}
        setFilter={setFilter}
        rows={rows}
        summary={summary}
        pages={pages}
        selection={selection}
        currentId={cursor.currentId}
        onOpen={cursor.open}
        hrefOf={hrefOf}
        tracking={tracking}
        columns={columns}
        isPhone={isPhone}
      />
      <SelectionActions
        tab={filter.tab}
        selection={selection}
        summary={summary}
        actions={actions}
        isPhone={isPhone}
        onEdit={() => setAsked({ kind: "edit" })}
        onSetAside={() => setAsked({ kind: "aside" })}
      />
      <WorkbenchDialogs
        asked={asked}
        selection={selection}
        actions={actions}
        lists={lists}
        isInLedger={filter.tab === "synced"}
        onClose={() => setAsked(null)}
      />
    </WithSidePanel>
  );
}
