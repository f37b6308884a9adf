"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Refusal } from "@/lib/core/action-result";
import type { Mapping } from "@/lib/core/coding";
import type { MappingChange } from "@/lib/core/mapping-change";
import { changesAny, NO_EFFECT, type MappingEffect } from "@/lib/core/mapping-effect";
import { saveMappingAction } from "../actions";
import { effectKey, fetchEffect, type MappingRow } from "../queries";

export type SaveState =
  { kind: "saving" } | { kind: "saved"; effect: MappingEffect; before: Mapping } | { kind: "refused"; refusal: Refusal };

type Local = { base: MappingRow[]; mappings: Record<string, Mapping>; states: Record<string, SaveState> };

/** No list announces what the taking away of a value does, as it does for one that is chosen. */
function takesAway(changes: readonly MappingChange[]): boolean {
  return changes.some((change) => Object.values(change).includes(null));
}

/** The rows as the server gave them, with what was changed here since; each change is saved at once, and its row says how that went. */
export function useMappingRows(base: MappingRow[]) {
  const router = useRouter();
  const client = useQueryClient();
  const [asking, setAsking] = useState<{ changes: MappingChange[]; effect: MappingEffect } | null>(null);
  const [local, setLocal] = useState<Local>({ base, mappings: {}, states: {} });
  // Read anew from the server: that is the truth now, and what was saved is in it.
  if (local.base !== base) setLocal({ base, mappings: {}, states: local.states });

  const rows = base.map((row) => ({ ...row, mapping: local.mappings[row.categoryId] ?? row.mapping }));
  const setStates = (changes: MappingChange[], state: SaveState, mappings: Record<string, Mapping> = {}) =>
    setLocal((now) => ({
      base: now.base,
      mappings: { ...now.mappings, ...mappings },
      states: { ...now.states, ...Object.fromEntries(changes.map(({ categoryId }) => [categoryId, state])) },
    }));

  const commit = async (changes: MappingChange[]): Promise<boolean> => {
    setAsking(null);
    setStates(changes, { kind: "saving" });
    const answer = await saveMappingAction({ changes });
    if (!answer.ok) {
      setStates(changes, { kind: "refused", refusal: answer });
      return false;
    }
    const { saved, effect } = answer;
    const mappings = Object.fromEntries(saved.map(({ categoryId, mapping }) => [categoryId, mapping]));
    const isOne = saved.length === 1;
    for (const { categoryId, before } of saved)
      setStates([{ categoryId }], { kind: "saved", effect: isOne ? effect : NO_EFFECT, before }, mappings);
    // What was looked at before holds no longer.
    await client.invalidateQueries({ queryKey: ["mapping-effect"] });
    router.refresh();
    return true;
  };

  /** Saved at once, except where expenses that are ready now would not be any more, or would lose a value: then the user is asked first. */
  const save = async (changes: MappingChange[]): Promise<boolean> => {
    const asked = { changes };
    const known = client.getQueryData<MappingEffect>(effectKey(asked));
    const effect = known ?? (await fetchEffect(asked).catch(() => NO_EFFECT));
    const isLoss = effect.becomeIncomplete > 0 || (takesAway(changes) && changesAny(effect));
    if (!isLoss) return commit(changes);
    setAsking({ changes, effect });
    return false;
  };
  const stateOf = (categoryId: string) => local.states[categoryId];
  return { rows, stateOf, save, asking, commit, keep: () => setAsking(null) };
}
