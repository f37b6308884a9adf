"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { formatDay } from "@/lib/i18n/format-day";
import type { Lists } from "../queries";
import { DetailsFields } from "./details-fields";
import { DetailsHistory } from "./details-history";
import { DetailsPreview } from "./details-preview";
import { DetailsProblems } from "./details-problems";
import { DetailsReceipts } from "./details-receipts";
import { DetailsSplit, type SplitDraft } from "./details-split";
import { DetailsSynced } from "./details-synced";
import { RowLabels } from "./row-labels";
import { useMoneyText, useRowWords } from "./row-words";
import { SaveNotice } from "./save-notice";
import { startingLines } from "./split-lines";
import type { ExpenseActions } from "./use-expense-actions";
import { useExpenseEdit } from "./use-expense-edit";

type DetailsBodyProps = { details: ExpenseDetails; lists: Lists | undefined; actions: ExpenseActions };

export function DetailsBody({ details: stored, lists, actions }: DetailsBodyProps) {
  const t = useTranslations("expenses");
  const locale = useLocale();
  const money = useMoneyText();
  const words = useRowWords();
  const edit = useExpenseEdit(stored, lists);
  const details: ExpenseDetails = { ...stored, ...edit.shown };
  const [split, setSplit] = useState<SplitDraft | null>(null);
  const facts = [details.merchant, formatDay(details.postedOn, locale, "dayLong"), words.card(details)].filter(Boolean);
  const isForeign =
    details.originalAmountMinor !== null && details.originalCurrency !== null && details.originalCurrency !== details.currency;
  const hasLines = details.lines.length > 0;
  return (
    <div className="space-y-5">
      <header>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p className="text-2xl font-semibold tracking-[-0.015em]">{words.spent(details)}</p>
          <RowLabels
            row={{
              ...details,
              errorCode: details.error?.code ?? null,
              blockers: details.preview ? [] : details.problems.map((problem) => problem.code),
            }}
          />
        </div>
        <p className="mt-1 text-second">{facts.join(" · ")}</p>
        <p className="mt-0.5 text-xs text-third">
          {[
            details.amountMinor > 0 ? t("details.refund") : null,
            isForeign && details.originalAmountMinor !== null && details.originalCurrency !== null
              ? t("details.original", {
                  amount: money({ amountMinor: Math.abs(details.originalAmountMinor), currency: details.originalCurrency }, "code"),
                })
              : null,
            details.description === details.merchant ? null : details.description,
            details.accountName,
          ]
            .filter(Boolean)
            .join(" · ")}
          {" · "}
          <span className="whitespace-nowrap">{details.reference}</span>
        </p>
      </header>
      <DetailsProblems details={details} lists={lists} actions={actions} />
      {details.entry && <DetailsSynced details={details} entry={details.entry} />}
      <div className="space-y-1">
        <SaveNotice edit={edit} />
        <DetailsFields details={details} lists={lists} edit={edit} isSplit={hasLines} />
      </div>
      {split || hasLines ? (
        <DetailsSplit details={details} lists={lists} edit={edit} draft={split} setDraft={setSplit} />
      ) : (
        <Button
          size="sm"
          className="-mt-2"
          disabled={details.amountMinor === 0}
          onClick={() => setSplit({ lines: startingLines(details, locale), startedFrom: [] })}
        >
          {t("split.start")}
        </Button>
      )}
      <DetailsReceipts details={details} />
      <DetailsPreview details={details} />
      <DetailsHistory details={details} />
    </div>
  );
}
