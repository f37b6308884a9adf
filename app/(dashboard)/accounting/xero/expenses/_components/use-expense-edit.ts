"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import type { ActionResult } from "@/lib/core/action-result";
import type { ExpenseChanges, SplitLineInput } from "@/lib/core/expense-changes";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { editExpenseAction, splitExpenseAction } from "../actions";
import { expenseKeys } from "../queries";

export type SaveState =
  { kind: "idle" | "saving" | "saved" } | { kind: "failed"; why: string } | { kind: "conflict"; changes: ExpenseChanges };

/**
 * Saves as one goes, one change after the other, each against the version the editor saw. The new value shows at once; a refusal puts the
 * old one back and says why, and another person's change in between is shown before anything is overwritten.
 */
export function useExpenseEdit(details: ExpenseDetails) {
  const t = useTranslations("expenses");
  const client = useQueryClient();
  const refusal = useRefusalWords();
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const version = useRef(details.version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const key = expenseKeys.details(details.id);

  const run = (send: () => Promise<ActionResult<{ version: number }>>, onConflict: () => SaveState): Promise<boolean> => {
    const turn = queue.current.then(async () => {
      setState({ kind: "saving" });
      const answer = await send().catch((): ActionResult<{ version: number }> => ({
        ok: false,
        code: "unexpected",
        detail: { reference: "" },
      }));
      if (answer.ok) {
        version.current = answer.version;
        setState({ kind: "saved" });
      } else if (answer.code === "changedMeanwhile") setState(onConflict());
      else setState({ kind: "failed", why: refusal(answer) });
      await client.invalidateQueries({ queryKey: expenseKeys.all });
      return answer.ok;
    });
    queue.current = turn;
    return turn;
  };

  const save = (changes: ExpenseChanges, shown: Partial<ExpenseDetails> = {}, isForced = false) => {
    void client.cancelQueries({ queryKey: key });
    // What the poll brought since is what the editor has before their eyes.
    version.current = Math.max(version.current, details.version);
    const known = version.current;
    client.setQueryData<ExpenseDetails>(key, (before) => before && { ...before, ...shown });
    return run(
      () => editExpenseAction({ expenseId: details.id, version: isForced ? null : Math.max(known, version.current), changes }),
      () => ({ kind: "conflict", changes }),
    );
  };
  const split = (lines: SplitLineInput[]) => {
    version.current = Math.max(version.current, details.version);
    return run(
      () => splitExpenseAction({ expenseId: details.id, version: version.current, lines }),
      () => ({ kind: "failed", why: t("details.conflictTitle") }),
    );
  };
  const settle = (isMine: boolean) => {
    if (state.kind === "conflict" && isMine) void save(state.changes, {}, true);
    else setState({ kind: "idle" });
  };
  return { state, save, split, settle };
}

export type ExpenseEdit = ReturnType<typeof useExpenseEdit>;
