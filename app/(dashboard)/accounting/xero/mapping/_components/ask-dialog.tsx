"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { MappingEffect } from "@/lib/core/mapping-effect";
import { useEffectWords } from "./use-effect-words";

/** Before a change by which expenses that are ready would not be any more. */
export function AskDialog({ effect, onChange, onKeep }: { effect: MappingEffect | null; onChange: () => void; onKeep: () => void }) {
  const t = useTranslations("mapping.effect.ask");
  const words = useEffectWords();
  return (
    <ConfirmDialog
      isOpen={effect !== null}
      title={t("title", { count: effect?.becomeIncomplete ?? 0 })}
      confirmLabel={t("confirm")}
      cancelLabel={t("cancel")}
      isDangerous
      onConfirm={onChange}
      onCancel={onKeep}
    >
      {effect && t("body", { effect: words.before(effect) })}
    </ConfirmDialog>
  );
}
