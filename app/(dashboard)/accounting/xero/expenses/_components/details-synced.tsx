"use client";

import { ExternalLink } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import type { ExpenseDetails } from "@/lib/core/expense-details";

/** Where the expense is in the ledger, and what has changed here since. */
export function DetailsSynced({ details, entry }: { details: ExpenseDetails; entry: NonNullable<ExpenseDetails["entry"]> }) {
  const t = useTranslations("expenses.synced");
  const format = useFormatter();
  return (
    <section className="rounded-card border border-line px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-second">{t("since", { when: format.dateTime(new Date(entry.syncedAt), "moment") })}</p>
        {entry.url && (
          <a href={entry.url} target="_blank" rel="noreferrer" className={buttonStyle({ size: "sm" })}>
            <ExternalLink aria-hidden />
            {t("open")}
          </a>
        )}
      </div>
      {entry.differences.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-xs font-medium text-blue">{t("differences")}</h3>
          <dl className="divide-y divide-line">
            {entry.differences.map((difference) => {
              const field = t(`field.${difference.field}`);
              return (
                <div
                  key={`${difference.field} ${difference.line ?? ""} ${difference.now}`}
                  className="grid grid-cols-[7rem_1fr] gap-2 py-1.5"
                >
                  <dt className="text-second">{difference.line === null ? field : t("ofLine", { field, number: difference.line })}</dt>
                  <dd className="min-w-0 break-words">
                    {difference.given && <del className="block text-third">{difference.given}</del>}
                    {difference.now && <ins className="no-underline">{difference.now}</ins>}
                  </dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
      {details.isUpdated && entry.differences.length === 0 && <p className="mt-2 text-blue">{t("receiptsChanged")}</p>}
    </section>
  );
}
