"use client";

import { useTranslations } from "next-intl";
import { Day } from "@/components/day";
import { Money } from "@/components/money";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { BodyCell, BodyRow, HeadCell, Table } from "@/components/ui/table";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import type { Preview } from "../queries";
import { ColumnMatcher } from "./column-matcher";
import { RejectedTable } from "./rejected-table";

type ImportPreviewProps = { preview: Preview; isBusy: boolean; onLayout: (layout: ImportLayout) => void; onImport: () => void };

/** What would come in, as it was understood; everything that was guessed can be put right here. */
export function ImportPreview({ preview, isBusy, onLayout, onImport }: ImportPreviewProps) {
  const t = useTranslations("imports");
  const { counts, sums, questions } = preview;
  return (
    <>
      {questions.map((question) => (
        <Banner key={question} tone="amber" title={t(`questions.${question}`)} isAnnounced />
      ))}
      <Card
        title={t("summary", { count: counts.new })}
        description={
          <span className="flex flex-wrap gap-x-3" aria-live="polite">
            {counts.known > 0 && <span>{t("known", { count: counts.known })}</span>}
            {counts.rejected > 0 && <span className="text-amber">{t("rejectedCount", { count: counts.rejected })}</span>}
            <span>
              {t("moneyOut", { count: counts.moneyOut })} <Money amountMinor={sums.outMinor} currency={sums.currency} style="code" />
            </span>
            <span>
              {t("moneyIn", { count: counts.moneyIn })} <Money amountMinor={sums.inMinor} currency={sums.currency} style="code" />
            </span>
          </span>
        }
        actions={
          <Button
            variant="primary"
            isBusy={isBusy}
            disabled={questions.length > 0 || counts.new === 0}
            onClick={onImport}
            className="max-md:hidden"
          >
            {t("import", { count: counts.new })}
          </Button>
        }
      >
        <FirstRows preview={preview} />
        <Button
          variant="primary"
          isBusy={isBusy}
          disabled={questions.length > 0 || counts.new === 0}
          onClick={onImport}
          className="mt-4 w-full md:hidden"
        >
          {t("import", { count: counts.new })}
        </Button>
      </Card>
      <ColumnMatcher preview={preview} onLayout={onLayout} />
      {preview.rejected.length > 0 && <RejectedTable rows={preview.rejected} isCut={counts.rejected > preview.rejected.length} />}
    </>
  );
}

function FirstRows({ preview }: { preview: Preview }) {
  const t = useTranslations("imports");
  if (preview.rows.length === 0) return null;
  return (
    <Table label={t("firstRows")} className="-mx-4 border-t border-line md:-mx-5">
      <thead>
        <tr>
          <HeadCell>{t("fields.postedOn")}</HeadCell>
          <HeadCell>{t("fields.merchant")}</HeadCell>
          <HeadCell className="max-md:hidden">{t("fields.category")}</HeadCell>
          <HeadCell className="max-md:hidden">{t("fields.taxHint")}</HeadCell>
          <HeadCell align="right">{t("fields.amount")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => (
          <BodyRow key={row.line}>
            <BodyCell className="text-second">
              <Day on={row.postedOn} />
            </BodyCell>
            <BodyCell className="min-w-40">
              <span className="block font-medium">{row.merchant}</span>
              <span className="block text-xs text-third">
                {[row.description, row.cardholder, row.cardLast4 && `··${row.cardLast4}`].filter(Boolean).join(" · ")}
              </span>
            </BodyCell>
            <BodyCell className="max-md:hidden">{row.category}</BodyCell>
            <BodyCell className="text-second max-md:hidden">{row.taxHint}</BodyCell>
            <BodyCell align="right">
              <Money amountMinor={row.amountMinor} currency={preview.sums.currency} style="code" />
              {row.originalAmountMinor !== null && row.originalCurrency && (
                <Money
                  amountMinor={row.originalAmountMinor}
                  currency={row.originalCurrency}
                  style="code"
                  className="block text-xs text-third"
                />
              )}
            </BodyCell>
          </BodyRow>
        ))}
      </tbody>
    </Table>
  );
}
