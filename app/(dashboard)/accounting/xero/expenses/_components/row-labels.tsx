"use client";

import { useTranslations } from "next-intl";
import { StatusLabel, type StatusTone } from "@/components/ui/status-label";
import { labelsOf, type ExpenseRow } from "@/lib/core/expense-row";
import { isSyncErrorCode } from "@/lib/core/sync-error";

const TONES = { updated: "blue", error: "red", incomplete: "amber", syncing: "green" } as const satisfies Record<string, StatusTone>;

/** The state of an expense in words and colour; what needs nobody stays plain. */
export function RowLabels({
  row,
  isQuietHidden = false,
}: {
  row: Pick<ExpenseRow, "syncState" | "isUpdated" | "errorCode" | "blockers">;
  isQuietHidden?: boolean;
}) {
  const t = useTranslations("expenses.label");
  const errors = useTranslations("errors.sync");
  const reasonsOf = (label: string) => (label === "incomplete" ? row.blockers : label === "error" ? [row.errorCode ?? ""] : []);
  const why = (label: string) =>
    reasonsOf(label)
      .filter(isSyncErrorCode)
      .map((code) => errors(`${code}.title`))
      .join(" · ");
  return (
    <span className="inline-flex flex-wrap gap-1">
      {labelsOf(row).map((label) => {
        if (label in TONES) {
          return (
            <StatusLabel
              key={label}
              tone={TONES[label as keyof typeof TONES]}
              isLive={label === "syncing"}
              className="whitespace-normal!" // two lines rather than beyond the column
              reason={why(label) || undefined}
            >
              {t(label)}
            </StatusLabel>
          );
        }
        return isQuietHidden ? null : (
          <span key={label} className="text-xs text-third">
            {t(label)}
          </span>
        );
      })}
    </span>
  );
}
