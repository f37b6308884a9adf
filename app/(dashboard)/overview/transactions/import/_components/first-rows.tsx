"use client";

import { useTranslations } from "next-intl";
import { Day } from "@/components/day";
import { Money } from "@/components/money";
import { BodyCell, BodyRow, HeadCell, Table } from "@/components/ui/table";
import type { ImportPreview } from "@/lib/core/import/import-preview";

/** A few rows as they would be in the books. */
export function FirstRows({ preview }: { preview: ImportPreview }) {
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
          <BodyRow key={`${row.line} ${row.amountMinor}`}>
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
              <Money amountMinor={row.amountMinor} currency={preview.currency} style="code" />
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
