"use client";

import { useTranslations } from "next-intl";
import { useState, type ComponentProps } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { MappingChange } from "@/lib/core/mapping-change";
import type { MappingEffect } from "@/lib/core/mapping-effect";
import { useAskedEffect } from "./use-asked-effect";
import { useEffectWords } from "./use-effect-words";

/** What choosing an option would change of the mapping. */
export type ChangeFor = (value: string) => MappingChange;

/** A Combobox whose list says at its foot what choosing the option under the pointer would do to pending expenses. */
export function EffectCombobox({ changeFor, footer, ...rest }: ComponentProps<typeof Combobox> & { changeFor?: ChangeFor | undefined }) {
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const isAsking = changeFor && highlighted !== null && highlighted !== rest.value;
  const effect = useAskedEffect(isAsking ? { changes: [changeFor(highlighted)] } : null);
  return (
    <Combobox
      {...rest}
      onHighlight={setHighlighted}
      footer={
        effect === null ? (
          footer
        ) : (
          <>
            <EffectLine effect={effect} />
            {footer}
          </>
        )
      }
    />
  );
}

function EffectLine({ effect }: { effect: MappingEffect | undefined }) {
  const t = useTranslations("mapping.effect");
  const words = useEffectWords();
  return <p className="pb-1 text-xs text-second">{effect ? t("ifChosen", { effect: words.before(effect) }) : t("looking")}</p>;
}
