"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { StatusLabel } from "@/components/ui/status-label";
import type { ImportPreview } from "@/lib/core/import/import-preview";
import type { TextWriting } from "@/lib/core/import/text-writing";
import type { ImportAccount } from "./choose-file";
import { TextWritingChoice } from "./text-writing-choice";

type FileFactsProps = {
  preview: ImportPreview;
  accounts: readonly ImportAccount[];
  onAccount: (accountId: string) => void;
  onSheet: (sheetIndex: number) => void;
  onWriting: (writing: TextWriting) => void;
  another: ReactNode;
};

/** The file and how it is written: everything that was found out about it, in one line. */
export function FileFacts({ preview, accounts, onAccount, onSheet, onWriting, another }: FileFactsProps) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const { facts, layout, sheets, bank, isRemembered } = preview;
  const said = [
    facts.kind === "text" ? t("kinds.text") : facts.kind === "xlsx" ? t("kinds.xlsx") : t("kinds.xls"),
    layout.headerIndex === null
      ? t("headerNone")
      : layout.headerIndex === 0
        ? t("headerFirst")
        : t("headerBelow", { count: layout.headerIndex }),
    layout.dateOrder && t(`dateOrders.${layout.dateOrder}`),
  ];
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <p className="truncate font-medium">{preview.fileName}</p>
          <p className="mt-0.5 text-sm text-second">{said.filter(Boolean).join(" · ")}</p>
          <p className="mt-1.5 flex flex-wrap gap-2">
            {bank && <StatusLabel tone="green">{t("recognised", { bank })}</StatusLabel>}
            {isRemembered && <StatusLabel tone="neutral">{t("remembered")}</StatusLabel>}
          </p>
        </div>
        {another}
      </div>
      <div className="mt-3 grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <Select
          label={t("account")}
          options={accounts.map(({ id, name, currency }) => ({ value: id, label: name, hint: currency }))}
          value={preview.accountId}
          onChange={onAccount}
        />
        {facts.encoding && facts.delimiter && (
          <TextWritingChoice writing={{ encoding: facts.encoding, delimiter: facts.delimiter }} onWriting={onWriting} />
        )}
        {sheets.length > 1 && (
          <Select
            label={t("sheet")}
            options={sheets.map(({ name, recordCount }, index) => ({
              value: String(index),
              label: name,
              hint: t("sheetRows", { count: recordCount, shown: format.number(recordCount) }),
            }))}
            value={String(preview.sheetIndex)}
            onChange={(value) => onSheet(Number(value))}
          />
        )}
      </div>
    </Card>
  );
}
