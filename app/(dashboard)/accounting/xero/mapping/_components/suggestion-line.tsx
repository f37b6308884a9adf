"use client";

import { useTranslations } from "next-intl";
import type { LedgerAccount } from "@/lib/core/ledger-reference";
import { accountLabel } from "./account-field";

type SuggestionLineProps = { reason: "equalName" | "similarName"; category: string; account: LedgerAccount; onUse: () => void };

/** What the product would choose, and why; the user says yes. */
export function SuggestionLine({ reason, category, account, onUse }: SuggestionLineProps) {
  const t = useTranslations("mapping.suggestion");
  const label = accountLabel(account);
  return (
    <p className="mt-1 flex items-baseline gap-2 text-xs text-second">
      <span className="min-w-0 truncate">{t(reason, { account: label })}</span>
      <button
        type="button"
        aria-label={t("useFor", { account: label, category })}
        onClick={onUse}
        className="font-medium text-brand hover:underline max-md:p-2"
      >
        {t("use")}
      </button>
    </p>
  );
}
