"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { BodyCell, BodyRow, HeadCell, Table } from "@/components/ui/table";
import { isSkipReason, type LeftOut, type LeftOutReason } from "@/lib/core/import/import-row";

type RejectedTableProps = { rows: readonly LeftOut[]; reasons: readonly { reason: LeftOutReason; count: number }[] };

/** The rows that stay out, each with where to look and why; above them, how many for which reason. */
export function RejectedTable({ rows, reasons }: RejectedTableProps) {
  const t = useTranslations("imports");
  const total = reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card
      title={t("rejectedTitle", { count: total })}
      description={
        <span className="flex flex-wrap gap-x-3">
          {reasons.map(({ reason, count }) => (
            <span key={reason} className={isSkipReason(reason) ? undefined : "text-amber"}>
              {t("reasonCount", { reason: t(`reasons.${reason}`), count })}
            </span>
          ))}
          {total > rows.length && <span>{t("rejectedMore")}</span>}
        </span>
      }
    >
      <Table label={t("rejectedTitle", { count: total })} className="-mx-4 border-t border-line md:-mx-5">
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
