"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Refusal } from "@/lib/core/action-result";
import type { Mapping } from "@/lib/core/coding";
import type { MappingChange } from "@/lib/core/mapping-change";
import { saveMappingAction } from "../actions";
import type { MappingRow } from "../queries";

export type SaveState = { kind: "saving" } | { kind: "saved" } | { kind: "refused"; refusal: Refusal };

type Local = { base: MappingRow[]; mappings: Record<string, Mapping>; states: Record<string, SaveState> };

/** The rows as the server gave them, with what was changed here since; each change is saved at once, and its row says how that went. */
export function useMappingRows(base: MappingRow[]) {
  const router = useRouter();
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

  const save = async (changes: MappingChange[]): Promise<boolean> => {
    setStates(changes, { kind: "saving" });
    const answer = await saveMappingAction({ changes });
    if (!answer.ok) {
      setStates(changes, { kind: "refused", refusal: answer });
      return false;
    }
    setStates(changes, { kind: "saved" }, Object.fromEntries(answer.saved.map(({ categoryId, mapping }) => [categoryId, mapping])));
    router.refresh();
    return true;
  };
  return { rows, stateOf: (categoryId: string) => local.states[categoryId], save };
}
