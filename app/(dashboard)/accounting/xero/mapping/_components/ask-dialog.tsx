"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { MappingEffect } from "@/lib/core/mapping-effect";
import { useEffectWords } from "./use-effect-words";

/** Before a change by which expenses that are ready would not be any more, or a value is taken away from some. */
export function AskDialog({ effect, onChange, onKeep }: { effect: MappingEffect | null; onChange: () => void; onKeep: () => void }) {
  const t = useTranslations("mapping.effect.ask");
  const words = useEffectWords();
  const incompleteCount = effect?.becomeIncomplete ?? 0;
  return (
    <ConfirmDialog
      isOpen={effect !== null}
      title={incompleteCount > 0 ? t("title", { count: incompleteCount }) : t("titleTaken")}
      confirmLabel={t("confirm")}
      cancelLabel={t("cancel")}
      isDangerous
      onConfirm={onChange}
      onCancel={onKeep}
    >
      {effect && t(incompleteCount > 0 ? "body" : "bodyTaken", { effect: words.before(effect) })}
    </ConfirmDialog>
  );
}
