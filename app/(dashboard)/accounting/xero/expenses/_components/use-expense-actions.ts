"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import type { ActionResult } from "@/lib/core/action-result";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import {
  bringBackAction,
  editExpensesAction,
  markReviewedAction,
  retryReceiptsAction,
  setAsideAction,
  startRemoveAction,
  startSyncAction,
  startUpdateAction,
} from "../actions";
import { acknowledgeReceiptsAction, changeInLedgerAction, evenOutSplitsAction, type fixCodingAction } from "../fix-actions";
import { expenseKeys } from "../queries";
import { changeRowsAtOnce, LEAVES, REVIEWED, type RowChange } from "./rows-at-once";
import { useLastEdit } from "./use-last-edit";

/** What can be done to expenses, one or many: it says what came of it, and the list is read again. */
export function useExpenseActions() {
  const t = useTranslations("expenses");
  const client = useQueryClient();
  const refusal = useRefusalWords();
  const [busy, setBusy] = useState<string | null>(null);
  const act = async <T extends object>(
    name: string,
    action: () => Promise<ActionResult<T>>,
    say: (answer: T) => string | null,
    atOnce?: { selection: ExpenseSelection; change: RowChange },
  ): Promise<boolean> => {
    if (busy !== null) return false;
    setBusy(name);
    const takeBack = atOnce && (await changeRowsAtOnce(client, atOnce.selection, atOnce.change));
    try {
      const answer = await action();
      if (!answer.ok) {
        takeBack?.();
        toast.error(refusal(answer));
      } else {
        const words = say(answer);
        if (words) toast.success(words);
      }
      return answer.ok;
    } catch {
      takeBack?.();
      toast.error(t("state.loadFailedBody"));
      return false;
    } finally {
      setBusy(null);
      void client.invalidateQueries({ queryKey: expenseKeys.all });
    }
  };
  const lastEdit = useLastEdit();
  return {
    busy,
    lastEdit,
    act,
    sync: (selection: ExpenseSelection) =>
      act(
        "sync",
        () => startSyncAction({ selection }),
        (answer) =>
          answer.queued === 0
            ? t("selection.noneReady")
            : `${t("started", { count: answer.queued })}. ${t("startedPartly", { blocked: answer.blocked })}`.trim(),
      ),
    review: (selection: ExpenseSelection) =>
      act(
        "review",
        () => markReviewedAction({ selection }),
        (answer) => t("reviewed", { count: answer.reviewed }),
        { selection, change: REVIEWED },
      ),
    aside: (selection: ExpenseSelection, reason: string) =>
      act(
        "aside",
        () => setAsideAction({ selection, reason }),
        (answer) => t("aside.done", { count: answer.setAside }),
        { selection, change: LEAVES },
      ),
    bringBack: (selection: ExpenseSelection) =>
      act(
        "back",
        () => bringBackAction({ selection }),
        (answer) => t("aside.back", { count: answer.broughtBack }),
        { selection, change: LEAVES },
      ),
    /** `overwrites`: even over what somebody changed in the ledger. */
    update: (selection: ExpenseSelection, { overwrites = false } = {}) =>
      act(
        "update",
        () => startUpdateAction({ selection, overwrites }),
        () => t("synced.updating"),
      ),
    /** Out of the ledger, so that they can be sent anew. */
    remove: (selection: ExpenseSelection) =>
      act(
        "remove",
        () => startRemoveAction({ selection }),
        () => t("synced.removing"),
      ),
    retryReceipts: (selection: ExpenseSelection) =>
      act(
        "receipts",
        () => retryReceiptsAction({ selection }),
        (answer) => t(answer.queued === 0 ? "synced.nothingToRetry" : "synced.retrying"),
      ),
    evenOut: (selection: ExpenseSelection) =>
      act(
        "evenOut",
        () => evenOutSplitsAction({ selection }),
        (answer) => t("cause.evened", { count: answer.changed }),
      ),
    acknowledge: (selection: ExpenseSelection) =>
      act(
        "acknowledge",
        () => acknowledgeReceiptsAction({ selection }),
        (answer) => t("cause.acknowledged", { count: answer.acknowledged }),
      ),
    fixCoding: (fix: () => ReturnType<typeof fixCodingAction>) =>
      act("edit", fix, ({ changed, mapped, batchId }) => {
        if (batchId !== null) lastEdit.remember({ kind: "done", batchId, changed });
        return mapped > 0 ? t("cause.mappingChanged", { count: mapped }) : null;
      }),
    /** Changed here, and sent to the ledger that has them. */
    changeInLedger: (selection: ExpenseSelection, changes: ExpenseChanges) =>
      act(
        "edit",
        () => changeInLedgerAction({ selection, changes }),
        ({ batchId, changed }) => {
          if (batchId !== null) lastEdit.remember({ kind: "done", batchId, changed });
          return t("synced.updating");
        },
      ),
    edit: (selection: ExpenseSelection, changes: ExpenseChanges) =>
      act(
        "edit",
        () => editExpensesAction({ selection, changes }),
        (answer) => {
          // What was done stands in a bar of its own, with the way back.
          if (answer.batchId === null) return t("bulk.done", { count: 0 });
          lastEdit.remember({ kind: "done", batchId: answer.batchId, changed: answer.changed });
          return null;
        },
      ),
  };
}

export type ExpenseActions = ReturnType<typeof useExpenseActions>;
