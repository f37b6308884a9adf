"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/money";
import type { TransactionRow } from "@/lib/core/transaction-row";

/** What the source said of a movement, as it said it. */
export function TransactionFacts({ row }: { row: TransactionRow }) {
  const t = useTranslations("transactions");
  const original =
    row.originalAmountMinor !== null && row.originalCurrency ? (
      <Money amountMinor={row.originalAmountMinor} currency={row.originalCurrency} style="code" />
    ) : null;
  const card = [row.cardholder, row.cardLast4 && `··${row.cardLast4}`].filter(Boolean).join(" ");
  const facts: [string, ReactNode][] = [
    [t("reference"), row.reference],
    [t("columns.account"), row.accountName],
    [t("card"), card],
    [t("description"), row.description],
    [t("originalAmount"), original],
    [t("taxHint"), row.taxHint],
  ];
  return (
    <dl className="divide-y divide-line border-y border-line text-sm">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="flex gap-3 py-2">
            <dt className="w-32 shrink-0 text-second">{name}</dt>
            <dd className="min-w-0 flex-1 break-words">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
