"use client";

import { useTranslations } from "next-intl";
import { StatusLabel, type StatusTone } from "@/components/ui/status-label";
import { labelsOf } from "@/lib/core/expense-row";
import type { TransactionRow } from "@/lib/core/transaction-row";

const TONES: Partial<Record<string, StatusTone>> = { updated: "blue", error: "red", incomplete: "amber", syncing: "neutral" };

/** Where a movement stands on its way to the ledger; what needs nobody stays plain. */
export function MovementLabel({ row, isQuietHidden = false }: { row: TransactionRow; isQuietHidden?: boolean }) {
  const t = useTranslations("transactions.labels");
  if (!row.isExpense) return isQuietHidden ? null : <span className="text-xs text-third">{t("none")}</span>;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {labelsOf(row).map((label) => {
        const tone = TONES[label];
        if (tone) {
          return (
            <StatusLabel key={label} tone={tone} isLive={label === "syncing"}>
              {t(label)}
            </StatusLabel>
          );
        }
        return isQuietHidden ? null : (
          <span key={label} className="text-xs whitespace-nowrap text-third">
            {t(label)}
          </span>
        );
      })}
    </span>
  );
}
