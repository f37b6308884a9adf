"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import type { ActionResult } from "@/lib/core/action-result";
import type { ExpenseChanges, SplitLineInput } from "@/lib/core/expense-changes";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { editExpenseAction, splitExpenseAction } from "../actions";
import { expenseKeys, fetchDetails, type Lists } from "../queries";
import { storedOf, useFieldWords, type EditedField } from "./field-words";

/** One thing that two people changed: what it is called, theirs and mine. */
export type Contested = { name: string; theirs: string; mine: string };

export type SaveState =
  | { kind: "idle" | "saving" | "saved" }
  | { kind: "failed"; why: string }
  | { kind: "conflict"; contested: Contested[]; keepMine: () => void };

type Answer = ActionResult<{ version: number }>;
type Save = {
  send: (version: number) => Promise<Answer>;
  /** What of it somebody else has changed meanwhile; nothing: then the change is sent again, on top of theirs. */
  contest: (fresh: ExpenseDetails) => Contested[];
  again: () => void;
};
type SaveOptions = {
  /** How the panel shows it at once. */
  shown?: Partial<ExpenseDetails>;
  /** What stood in the field when one began to type. */
  typedOver?: string;
};

const UNREACHED: Answer = { ok: false, code: "unexpected", detail: { reference: "" } };
/** So often a change is put on top of others that touch other fields. */
const TRIES = 4;

/**
 * Saves as one goes, one change after the other, each against the version the editor saw. The new value shows at once; a refusal puts the
 * old one back and says why. Where somebody else was first: a change to other fields is kept beside this one, a change to the same field is
 * shown, and nothing is overwritten before somebody chose.
 */
export function useExpenseEdit(details: ExpenseDetails, lists: Lists | undefined) {
  const t = useTranslations("expenses");
  const client = useQueryClient();
  const refusal = useRefusalWords();
  const words = useFieldWords(lists);
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const version = useRef(details.version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const key = expenseKeys.details(details.id);

  const attempt = async ({ send, contest, again }: Save): Promise<boolean> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await send(version.current).catch(() => UNREACHED);
      if (answer.ok) {
        version.current = answer.version;
        setState({ kind: "saved" });
        return true;
      }
      const fresh = answer.code === "changedMeanwhile" ? await fetchDetails(details.id).catch(() => null) : null;
      if (!fresh) {
        setState({ kind: "failed", why: refusal(answer) });
        return false;
      }
      version.current = fresh.version;
      const contested = contest(fresh);
      if (contested.length > 0) {
        client.setQueryData<ExpenseDetails>(key, fresh);
        setState({ kind: "conflict", contested, keepMine: again });
        return false;
      }
    }
    setState({ kind: "failed", why: t("details.conflictTitle") });
    return false;
  };
  const run = (save: Save): Promise<boolean> => {
    const turn = queue.current.then(async () => {
      setState({ kind: "saving" });
      const isSaved = await attempt(save);
      await client.invalidateQueries({ queryKey: expenseKeys.all });
      return isSaved;
    });
    queue.current = turn;
    return turn;
  };

  const save = (changes: ExpenseChanges, { shown = {}, typedOver }: SaveOptions = {}): Promise<boolean> => {
    void client.cancelQueries({ queryKey: key });
    const before = client.getQueryData<ExpenseDetails>(key) ?? details;
    // What the poll brought since is what the editor has before their eyes, except under what they were typing.
    version.current = Math.max(version.current, before.version);
    const mine: ExpenseDetails = { ...before, ...shown };
    const fields = Object.keys(changes) as EditedField[];
    const contest = (fresh: ExpenseDetails) =>
      fields
        .filter((field) => storedOf(fresh, field) !== (typedOver ?? storedOf(before, field)))
        .map((field) => ({
          name: words.name(field),
          theirs: words.value(fresh, field),
          mine: changes[field] === null ? t("details.inherited") : words.value(mine, field),
        }));
    const again = () => void save(changes, { shown });
    const already = contest(before);
    if (already.length > 0) {
      setState({ kind: "conflict", contested: already, keepMine: again });
      return Promise.resolve(false);
    }
    client.setQueryData<ExpenseDetails>(key, mine);
    return run({ send: (known) => editExpenseAction({ expenseId: details.id, version: known, changes }), contest, again });
  };
  /** `startedFrom` are the lines that the editor began with. */
  const split = (lines: SplitLineInput[], startedFrom: ExpenseDetails["lines"]): Promise<boolean> => {
    version.current = Math.max(version.current, details.version);
    const count = (amount: number) => t("splitLines", { count: Math.max(1, amount) });
    const contest = (fresh: ExpenseDetails) =>
      JSON.stringify(fresh.lines.map(ownLine)) === JSON.stringify(startedFrom.map(ownLine)) && fresh.amountMinor === details.amountMinor
        ? []
        : [{ name: t("split.title"), theirs: count(fresh.lines.length), mine: count(lines.length) }];
    return run({
      send: (known) => splitExpenseAction({ expenseId: details.id, version: known, lines }),
      contest,
      again: () => void split(lines, client.getQueryData<ExpenseDetails>(key)?.lines ?? []),
    });
  };
  const dismiss = () => setState({ kind: "idle" });
  return { state, save, split, dismiss };
}

/** A line without what it inherits. */
function ownLine({ amountMinor, description, categoryId, own }: ExpenseDetails["lines"][number]) {
  return { amountMinor, description, categoryId, own };
}

export type ExpenseEdit = ReturnType<typeof useExpenseEdit>;
