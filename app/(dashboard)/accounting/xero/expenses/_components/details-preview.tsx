"use client";

import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { formatDay } from "@/lib/i18n/format-day";
import { useMoneyText } from "./row-words";

/** Exactly what the ledger will get. */
export function DetailsPreview({ details }: { details: ExpenseDetails }) {
  const t = useTranslations("expenses.preview");
  const locale = useLocale();
  const money = useMoneyText();
  const { preview, currency } = details;
  const amount = (amountMinor: number) => money({ amountMinor, currency });
  const facts = preview && [
    [t("bankAccount"), preview.bankAccount],
    [t("contact"), preview.isNewContact ? t("newContact", { name: preview.contact }) : preview.contact],
    [t("date"), formatDay(preview.postedOn, locale)],
    [t("reference"), preview.reference],
    ...(preview.url === null ? [] : [[t("url"), preview.url]]),
  ];
  return (
    <details className="group">
      <summary className="flex items-center gap-1 text-sm text-second select-none hover:text-ink">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {details.entry ? t("titleSynced") : t("title")}
      </summary>
      {preview && facts ? (
        <div className="mt-2 rounded-card border border-line bg-ground p-3 text-xs">
          <p className="mb-2 font-semibold">{t(preview.direction)}</p>
          <dl className="grid grid-cols-[6.5rem_1fr] gap-x-2 gap-y-1">
            {facts.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-third">{name}</dt>
                <dd className="min-w-0 break-words">{value}</dd>
              </div>
            ))}
          </dl>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {preview.lines.map((line, index) => (
              <li key={index} className="flex justify-between gap-3 py-1.5">
                <span className="min-w-0">
                  <span className="block break-words">{line.description}</span>
                  <span className="text-third">{[line.account, line.tax, line.tracking].filter(Boolean).join(" · ")}</span>
                </span>
                <span className="tabular-nums">{amount(line.amountMinor)}</span>
              </li>
            ))}
          </ul>
          <p className="mt-2 flex justify-between gap-3 font-semibold">
            <span>
              {t("total")} <span className="font-normal text-third">{t(`taxKind.${preview.lineAmountTypes}`)}</span>
            </span>
            <span className="tabular-nums">{amount(preview.totalMinor)}</span>
          </p>
          <p className="mt-1 text-third">{t("files", { count: preview.files.length })}</p>
          <ul aria-label={t("filesTitle")}>
            {preview.files.map(({ name, of }) => (
              <li key={name} className="break-words">
                {name} <span className="text-third">({of})</span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="mt-2 text-sm text-third">{t("incomplete")}</p>
      )}
    </details>
  );
}
