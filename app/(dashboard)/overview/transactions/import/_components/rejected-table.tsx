"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { BodyCell, BodyRow, HeadCell, Table } from "@/components/ui/table";
import type { RejectedRow } from "@/lib/core/import/read-rows";

/** The rows that stay out, each with where to look and why. `isCut`: there are more. */
export function RejectedTable({ rows, isCut }: { rows: readonly RejectedRow[]; isCut: boolean }) {
  const t = useTranslations("imports");
  return (
    <Card title={t("rejectedTitle")} description={isCut ? t("rejectedMore") : undefined}>
      <Table label={t("rejectedTitle")} className="-mx-4 border-t border-line md:-mx-5">
        <thead>
          <tr>
            <HeadCell align="right">{t("rejected.line")}</HeadCell>
            <HeadCell>{t("rejected.column")}</HeadCell>
            <HeadCell>{t("rejected.value")}</HeadCell>
            <HeadCell>{t("rejected.reason")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow key={row.line}>
              <BodyCell align="right" className="tabular-nums">
                {row.line}
              </BodyCell>
              <BodyCell>{t(`fields.${row.column}`)}</BodyCell>
              <BodyCell className="max-w-60 truncate text-second">{row.value}</BodyCell>
              <BodyCell>{t(`reasons.${row.reason}`)}</BodyCell>
            </BodyRow>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
