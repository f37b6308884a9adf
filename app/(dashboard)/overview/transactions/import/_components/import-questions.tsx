"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import type { ImportPreview } from "@/lib/core/import/import-preview";
import { readDate } from "@/lib/core/import/read-date";
import type { ImportQuestion } from "@/lib/core/import/read-table";
import { SignQuestion } from "./sign-question";

/** What only a person can know. A date that can be read both ways is shown in both, to be chosen with one press. */
export function ImportQuestions({ preview, onLayout }: { preview: ImportPreview; onLayout: (layout: ImportLayout) => void }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const sample = preview.dates.find((text) => readDate(text, "DMY") !== readDate(text, "MDY"));
  const shown = (order: "DMY" | "MDY") => {
    const day = sample === undefined ? null : readDate(sample, order);
    return day === null ? t(`dateOrders.${order}`) : format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  };
  const words = (question: ImportQuestion) =>
    question === "dateOrder" && sample !== undefined
      ? t("dateQuestion", { sample })
      : t(`questions.${question}`, { column: preview.foreignHeader ?? "", currency: preview.currency });
  return preview.questions.map((question) => (
    <Banner
      key={question}
      tone="amber"
      title={words(question)}
      isAnnounced
      action={
        question === "dateOrder" ? (
          <span className="flex flex-wrap gap-2">
            {(["DMY", "MDY"] as const).map((dateOrder) => (
              <Button key={dateOrder} onClick={() => onLayout({ ...preview.layout, dateOrder })}>
                {shown(dateOrder)}
              </Button>
            ))}
          </span>
        ) : question === "purchaseSign" ? (
          <SignQuestion preview={preview} onLayout={onLayout} />
        ) : undefined
      }
    />
  ));
}
