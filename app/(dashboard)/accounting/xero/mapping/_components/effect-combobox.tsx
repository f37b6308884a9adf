"use client";

import { useTranslations } from "next-intl";
import { useState, type ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { useIsPhone } from "@/components/use-is-phone";
import type { MappingChange } from "@/lib/core/mapping-change";
import type { MappingEffect } from "@/lib/core/mapping-effect";
import { useAskedEffect } from "./use-asked-effect";
import { useEffectWords } from "./use-effect-words";

/** What choosing an option would change of the mapping. */
export type ChangeFor = (value: string) => MappingChange;

/** What is wrong with the value that holds says nothing of the one that is considered. */
const NO_TROUBLE = { isStruck: false, error: undefined };

type EffectComboboxProps = ComponentProps<typeof Combobox> & { changeFor?: ChangeFor | undefined };

/**
 * A Combobox that says what choosing an option would do to pending expenses before it is chosen: at the foot of its list, of the option under the
 * pointer. A finger points at nothing before it chooses, so on a phone what was tapped waits under the field until it is confirmed.
 */
export function EffectCombobox({ changeFor, footer, onChange, ...rest }: EffectComboboxProps) {
  const isPhone = useIsPhone();
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const [tapped, setTapped] = useState<string | null>(null);
  const considered = tapped ?? highlighted;
  const isAsking = changeFor && considered !== null && considered !== rest.value;
  const effect = useAskedEffect(isAsking ? { changes: [changeFor(considered)] } : null);
  const choose = (next: string | null) => {
    const mustWait = changeFor && isPhone && next !== null && next !== rest.value;
    setTapped(mustWait ? next : null);
    if (!mustWait) onChange(next);
  };
  return (
    <div>
      <Combobox
        {...rest}
        {...(tapped !== null && NO_TROUBLE)}
        value={tapped ?? rest.value}
        onChange={choose}
        onHighlight={setHighlighted}
        footer={
          effect === null || tapped !== null ? (
            footer
          ) : (
            <>
              <EffectLine effect={effect} />
              {footer}
            </>
          )
        }
      />
      {tapped !== null && (
        <ConfirmLine
          effect={effect}
          onSave={() => {
            setTapped(null);
            onChange(tapped);
          }}
          onCancel={() => setTapped(null)}
        />
      )}
    </div>
  );
}

function EffectLine({ effect }: { effect: MappingEffect | undefined }) {
  const t = useTranslations("mapping.effect");
  const words = useEffectWords();
  return <p className="pb-1 text-xs text-second">{effect ? t("ifChosen", { effect: words.before(effect) }) : t("looking")}</p>;
}

type ConfirmLineProps = { effect: MappingEffect | undefined | null; onSave: () => void; onCancel: () => void };

function ConfirmLine({ effect, onSave, onCancel }: ConfirmLineProps) {
  const t = useTranslations("mapping.effect");
  const common = useTranslations("common");
  const words = useEffectWords();
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-2">
      <p role="status" className="min-w-0 flex-1 basis-40 text-xs text-second">
        {effect ? t("ifSaved", { effect: words.before(effect) }) : effect === undefined && t("looking")}
      </p>
      <Button size="sm" onClick={onCancel}>
        {common("cancel")}
      </Button>
      <Button size="sm" variant="primary" onClick={onSave}>
        {common("save")}
      </Button>
    </div>
  );
}
