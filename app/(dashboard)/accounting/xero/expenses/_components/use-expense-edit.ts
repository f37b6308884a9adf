"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ExpenseChanges, SplitLineInput } from "@/lib/core/expense-changes";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { editExpenseAction, splitExpenseAction } from "../actions";
import { expenseKeys, type Lists } from "../queries";
import { storedOf, useFieldWords } from "./field-words";
import { useSaveQueue, type SaveState } from "./use-save-queue";
import { fieldsOf, useUnsaved, withEdit, withoutFields, type FieldEdit } from "./use-unsaved";

type SaveOptions = {
  /** How the panel shows it at once. */
  shown?: Partial<ExpenseDetails>;
  /** What stood in the field when one began to type. */
  typedOver?: string;
};

/**
 * Saves as one goes. The new value shows at once; a refusal puts the old one back and says why. Where somebody else was first: a change to
 * other fields is kept beside this one, a change to the same field is shown, and nothing is overwritten before somebody chose. What does not
 * reach the server waits, and goes with the next that does.
 */
export function useExpenseEdit(details: ExpenseDetails, lists: Lists | undefined) {
  const t = useTranslations("expenses");
  const client = useQueryClient();
  const words = useFieldWords(lists);
  const unsaved = useUnsaved(details.id);
  /** On their way to the server: they show over whatever is read meanwhile. */
  const [underway, setUnderway] = useState<readonly FieldEdit[]>([]);
  const { state, setState, run, sees } = useSaveQueue(details);
  const key = expenseKeys.details(details.id);
  const inCache = () => client.getQueryData<ExpenseDetails>(key) ?? details;
  const inSight = (): ExpenseDetails => ({ ...inCache(), ...shownBy(underway) });
  const rest = () => setState({ kind: "idle" });

  const overOf = (changes: ExpenseChanges, typedOver?: string): FieldEdit["over"] =>
    Object.fromEntries(fieldsOf({ changes }).map((field) => [field, typedOver ?? storedOf(inSight(), field)]));
  const put = (edit: FieldEdit): Promise<boolean> => {
    const before = inSight();
    // What the poll brought since is what the editor has before their eyes, except under what they were typing.
    sees(before.version);
    const mine: ExpenseDetails = { ...before, ...edit.shown };
    const contestedIn = (fresh: ExpenseDetails) => fieldsOf(edit).filter((field) => storedOf(fresh, field) !== edit.over[field]);
    const contest = (fresh: ExpenseDetails) =>
      contestedIn(fresh).map((field) => ({
        name: words.name(field),
        theirs: words.value(fresh, field),
        mine: edit.changes[field] === null ? t("details.inherited") : words.value(mine, field),
      }));
    const keepMine = () => void put({ ...edit, over: overOf(edit.changes) });
    const keepTheirs = () => {
      const contested = contestedIn(inCache());
      unsaved.forget(contested);
      const others = withoutFields(edit, contested);
      if (others) void put(others);
      else rest();
    };
    const already = contest(before);
    if (already.length > 0) {
      setState({ kind: "conflict", contested: already, keepMine, keepTheirs });
      return Promise.resolve(false);
    }
    setUnderway((edits) => [...edits, edit]);
    return run({
      send: (known) => editExpenseAction({ expenseId: details.id, version: known, changes: edit.changes }),
      contest,
      keepMine,
      keepTheirs,
      onSaved: () => unsaved.forget(fieldsOf(edit)),
      onUnreached: () => {
        unsaved.keep(edit);
        rest();
      },
    }).finally(() => setUnderway((edits) => edits.filter((each) => each !== edit)));
  };
  const save = (changes: ExpenseChanges, { shown = {}, typedOver }: SaveOptions = {}): Promise<boolean> =>
    put(withEdit(unsaved.current(), { changes, shown, over: overOf(changes, typedOver) }));
  /** `startedFrom` are the lines that the editor began with. */
  const split = (lines: SplitLineInput[], startedFrom: ExpenseDetails["lines"]): Promise<boolean> => {
    sees(details.version);
    const count = (amount: number) => t("splitLines", { count: Math.max(1, amount) });
    const contest = (fresh: ExpenseDetails) =>
      JSON.stringify(fresh.lines.map(ownLine)) === JSON.stringify(startedFrom.map(ownLine)) && fresh.amountMinor === details.amountMinor
        ? []
        : [{ name: t("split.title"), theirs: count(fresh.lines.length), mine: count(lines.length) }];
    return run({
      send: (known) => splitExpenseAction({ expenseId: details.id, version: known, lines }),
      contest,
      keepMine: () => void split(lines, inCache().lines),
      keepTheirs: rest,
      // The lines stay in their editor.
      onUnreached: () => setState({ kind: "failed", why: t("details.unreached") }),
    });
  };
  const retry = () => {
    const edit = unsaved.current();
    if (edit) void put(edit);
  };
  const waits: SaveState | null = unsaved.edit && { kind: "failed", why: t("details.unreached"), retry };
  const isAtRest = state.kind === "idle" || state.kind === "saved";
  const shown = shownBy(unsaved.edit ? [unsaved.edit, ...underway] : underway);
  return { state: (isAtRest ? waits : null) ?? state, shown, save, split };
}

function shownBy(edits: readonly FieldEdit[]): Partial<ExpenseDetails> {
  return edits.reduce((all, { shown }) => ({ ...all, ...shown }), {});
}

/** A line without what it inherits. */
function ownLine({ amountMinor, description, categoryId, own }: ExpenseDetails["lines"][number]) {
  return { amountMinor, description, categoryId, own };
}

export type ExpenseEdit = ReturnType<typeof useExpenseEdit>;
