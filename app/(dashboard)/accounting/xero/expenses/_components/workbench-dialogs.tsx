"use client";

import { whenShown } from "@/components/ui/on-demand";
import type { ExpenseCause } from "@/lib/core/expense-row";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import type { Lists } from "../queries";
import type { ExpenseActions } from "./use-expense-actions";
import type { Selection } from "./use-selection";

// Not needed to see the list: each is fetched when it is first asked for.
const BulkEditDialog = whenShown(() => import("./bulk-edit-dialog").then((part) => part.BulkEditDialog));
const CauseFixDialog = whenShown(() => import("./cause-fix-dialog").then((part) => part.CauseFixDialog));
const SetAsideDialog = whenShown(() => import("./set-aside-dialog").then((part) => part.SetAsideDialog));
const ShortcutSheet = whenShown(() => import("./shortcut-sheet").then((part) => part.ShortcutSheet));

/** The dialog that is open; null without one. */
export type Asked = { kind: "edit" | "aside" | "keys" } | { kind: "fix"; cause: ExpenseCause; rows: ExpenseSelection } | null;

type WorkbenchDialogsProps = {
  asked: Asked;
  selection: Selection;
  actions: ExpenseActions;
  lists: Lists | undefined;
  isInLedger: boolean;
  onClose: () => void;
};

export function WorkbenchDialogs({ asked, selection, actions, lists, isInLedger, onClose }: WorkbenchDialogsProps) {
  const closeWhenDone = (isDone: boolean) => isDone && onClose();
  switch (asked?.kind) {
    case "edit":
      return (
        <BulkEditDialog
          count={selection.totals.count}
          selection={selection.asInput()}
          lists={lists}
          isBusy={actions.busy === "edit"}
          onApply={(changes, chosen) => void actions.edit(chosen, changes).then(closeWhenDone)}
          onClose={onClose}
        />
      );
    case "fix":
      return (
        <CauseFixDialog
          cause={asked.cause}
          selection={asked.rows}
          isInLedger={isInLedger}
          lists={lists}
          actions={actions}
          onClose={onClose}
        />
      );
    case "aside":
      return (
        <SetAsideDialog
          count={selection.totals.count}
          isBusy={actions.busy === "aside"}
          onConfirm={(reason) => void actions.aside(selection.asInput(), reason).then(closeWhenDone)}
          onClose={onClose}
        />
      );
    case "keys":
      return <ShortcutSheet onClose={onClose} />;
    case undefined:
      return null;
  }
}
