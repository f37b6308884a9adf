"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { Mapping } from "@/lib/core/coding";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { useEffectWords } from "./use-effect-words";
import type { SaveState } from "./use-mapping-rows";

type SaveNoteProps = { state: SaveState | undefined; category: string; onUndo: (before: Mapping) => void };

/** How the last change of a row went, what it did to pending expenses, and the way back. */
export function SaveNote({ state, category, onUndo }: SaveNoteProps) {
  const t = useTranslations("mapping");
  const refusalText = useRefusalWords();
  const words = useEffectWords();
  const done = state?.kind === "saved" ? words.after(state.effect) : "";
  return (
    <div className={state?.kind === "refused" ? "text-xs text-red" : "text-xs text-brand"}>
      <p role="status" className={done ? undefined : "inline"}>
        {state?.kind === "saving" && t("state.saving")}
        {state?.kind === "saved" && t("state.saved")}
        {done && <span className="block text-second">{done}</span>}
        {state?.kind === "refused" && `${t("state.failed")}: ${refusalText(state.refusal)}`}
      </p>
      {state?.kind === "saved" && (
        <button
          type="button"
          aria-label={t("effect.undoFor", { category })}
          onClick={() => onUndo(state.before)}
          className={clsx("font-medium hover:underline max-md:py-2", !done && "ml-2")}
        >
          {t("effect.undo")}
        </button>
      )}
    </div>
  );
}
