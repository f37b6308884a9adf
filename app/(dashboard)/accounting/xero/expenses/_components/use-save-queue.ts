"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import type { ActionResult } from "@/lib/core/action-result";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { expenseKeys, fetchDetails } from "../queries";

/** One thing that two people changed: what it is called, theirs and mine. */
export type Contested = { name: string; theirs: string; mine: string };

export type SaveState =
  | { kind: "idle" | "saving" | "saved" }
  /** `retry` where trying again may help. */
  | { kind: "failed"; why: string; retry?: () => void }
  | { kind: "conflict"; contested: Contested[]; keepMine: () => void; keepTheirs: () => void };

export type Save = {
  send: (version: number) => Promise<ActionResult<{ version: number }>>;
  /** What of it somebody else has changed meanwhile; nothing: then the change is sent again, on top of theirs. */
  contest: (fresh: ExpenseDetails) => Contested[];
  keepMine: () => void;
  keepTheirs: () => void;
  onSaved?: () => void;
  /** The server is out of reach. */
  onUnreached: () => void;
};

/** So often a change is put on top of others that touch other fields. */
const TRIES = 4;

/** Saves one change of an expense after the other, each against the version that the editor saw. */
export function useSaveQueue(details: ExpenseDetails) {
  const t = useTranslations("expenses.details");
  const client = useQueryClient();
  const refusal = useRefusalWords();
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const version = useRef(details.version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const attempt = async ({
    send,
    contest,
    keepMine,
    keepTheirs,
    onSaved,
    onUnreached,
  }: Save): Promise<"saved" | "refused" | "unreached"> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await send(version.current).catch(() => null);
      if (answer?.ok) {
        version.current = answer.version;
        onSaved?.();
        setState({ kind: "saved" });
        return "saved";
      }
      if (answer && answer.code !== "changedMeanwhile") {
        setState({ kind: "failed", why: refusal(answer) });
        return "refused";
      }
      const fresh = answer && (await fetchDetails(details.id).catch(() => null));
      if (!fresh) {
        onUnreached();
        return "unreached";
      }
      version.current = fresh.version;
      const contested = contest(fresh);
      if (contested.length > 0) {
        client.setQueryData<ExpenseDetails>(expenseKeys.details(details.id), fresh);
        setState({ kind: "conflict", contested, keepMine, keepTheirs });
        return "refused";
      }
    }
    setState({ kind: "failed", why: t("conflictTitle") });
    return "refused";
  };
  const run = (save: Save): Promise<boolean> => {
    const turn = queue.current.then(async () => {
      setState({ kind: "saving" });
      const outcome = await attempt(save);
      const read = client.invalidateQueries({ queryKey: expenseKeys.all });
      // Without a connection the reading waits for one; what is saved next must not.
      if (outcome !== "unreached") await read;
      return outcome === "saved";
    });
    queue.current = turn;
    return turn;
  };
  /** What the editor has before their eyes. */
  const sees = (seen: number) => {
    version.current = Math.max(version.current, seen);
  };
  return { state, setState, run, sees };
}
