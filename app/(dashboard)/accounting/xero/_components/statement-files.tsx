"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { buttonStyle } from "@/components/ui/button-style";
import { Skeleton } from "@/components/ui/skeleton";
import type { StatementFormat, StatementSummary } from "@/lib/core/statement/statement-summary";
import { formatDay } from "@/lib/i18n/format-day";
import { fetchStatement, statementAddress, statementKey, type StatementPeriod } from "../queries";

type StatementFilesProps = { period: StatementPeriod; format: StatementFormat };

/** What the period comes to, and its file, or its files where one would be more than Xero takes. */
export function StatementFiles({ period, format }: StatementFilesProps) {
  const t = useTranslations("xero.statement");
  const found = useQuery({ queryKey: statementKey(period), queryFn: ({ signal }) => fetchStatement(period, signal), retry: false });
  return (
    <div aria-live="polite" className="rounded-control border border-line bg-ground p-3">
      {found.isPending && <Skeleton className="h-20" />}
      {found.isError && <p className="text-red">{t("failed")}</p>}
      {found.data === null && <p className="text-red">{t("tooLong")}</p>}
      {found.data && <Files summary={found.data} period={period} format={format} />}
    </div>
  );
}

function Files({ summary, period, format }: StatementFilesProps & { summary: StatementSummary }) {
  const t = useTranslations("xero.statement");
  const locale = useLocale();
  const { parts, currency, lineCount } = summary;
  const isOne = parts.length === 1;
  return (
    <>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        <dt className="text-second">{t("opening", { day: formatDay(period.fromOn, locale) })}</dt>
        <dd className="text-right">
          <Money amountMinor={summary.openingMinor} currency={currency} style="code" />
        </dd>
        <dt className="text-second">{t("closing", { day: formatDay(period.toOn, locale) })}</dt>
        <dd className="text-right font-semibold">
          <Money amountMinor={summary.closingMinor} currency={currency} style="code" />
        </dd>
      </dl>
      <p className="mt-2 text-second">
        {lineCount === 0 ? t("noLines") : isOne ? t("lines", { count: lineCount }) : t("split", { count: lineCount, files: parts.length })}
      </p>
      {lineCount > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {parts.map((part, index) => (
            <li key={part.fromOn + String(index)} className={isOne ? "w-full" : undefined}>
              <a
                href={statementAddress(period, { format, part: index + 1 })}
                download
                className={buttonStyle({ variant: isOne ? "primary" : "secondary", className: isOne ? "w-full" : "" })}
              >
                <Download aria-hidden />
                {isOne ? t("download") : t("downloadPart", { number: index + 1, of: parts.length })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
