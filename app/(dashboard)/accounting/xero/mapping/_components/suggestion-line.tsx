"use client";

import { useTranslations } from "next-intl";
import { accountLabel } from "@/lib/core/expense-shown";
import type { LedgerAccount } from "@/lib/core/ledger-reference";
import type { MappingEffect } from "@/lib/core/mapping-effect";
import { useEffectWords } from "./use-effect-words";

type SuggestionLineProps = {
  reason: "equalName" | "similarName";
  effect: MappingEffect;
  category: string;
  account: LedgerAccount;
  onUse: () => void;
};

/** What the product would choose, why, and what that would do; the user says yes. */
export function SuggestionLine({ reason, effect, category, account, onUse }: SuggestionLineProps) {
  const t = useTranslations("mapping.suggestion");
  const words = useEffectWords();
  const label = accountLabel(account);
  return (
    <div className="mt-1 text-xs wrap-anywhere">
      <p className="flex items-baseline justify-between gap-2 text-second">
        <span className="min-w-0">{t(reason, { account: label })}</span>
        <button
          type="button"
          aria-label={t("useFor", { account: label, category })}
          onClick={onUse}
          className="font-medium text-brand hover:underline max-md:p-2"
        >
          {t("use")}
        </button>
      </p>
      <p className="text-third">{words.before(effect)}</p>
    </div>
  );
}
