"use client";

import { useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { AccountingFigures } from "@/lib/core/accounting-figures";
import { useAccountingFigures } from "./use-accounting-figures";

/** What is left of the ledger's daily calls is always in sight. */
export function CallsToday({ figures }: { figures: AccountingFigures | null }) {
  const t = useTranslations("nav");
  const calls = useAccountingFigures(figures)?.calls;
  if (!calls) return null;
  const { used, limit } = calls;
  const share = used / limit;
  return (
    <div className="px-2.5 py-1.5">
      <p className="mb-1.5 flex items-end justify-between gap-2 text-xs text-second">
        <span>{t("callsToday")}</span>
        <span className="whitespace-nowrap">{t("callsOf", { used, limit })}</span>
      </p>
      <ProgressBar
        label={t("callsToday")}
        value={used}
        max={limit}
        valueText={t("callsSpoken", { used, limit })}
        tone={share >= 0.95 ? "red" : share >= 0.8 ? "amber" : "brand"}
      />
    </div>
  );
}
