"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ExpenseColumn } from "@/lib/core/expense-columns";
import type { ExpenseRow } from "@/lib/core/expense-row";
import type { Money } from "@/lib/core/money";
import { formatMoney, type MoneyStyle } from "@/lib/i18n/format-money";

/** Amounts as an expense shows them: money out is positive, a refund negative. */
export function useMoneyText(): (money: Money, style?: MoneyStyle) => string {
  const locale = useLocale();
  return (money, style = "symbol") => formatMoney(money, locale, style);
}

/** "S$38,291.14 · US$120.00" */
export function useSumsText(): (sums: readonly Money[]) => string {
  const money = useMoneyText();
  return (sums) => sums.map((sum) => money(sum)).join(" · ");
}

/** The small line under the merchant: what for, who, which card, and the original amount where it was another currency. */
export function useRowWords() {
  const t = useTranslations("expenses");
  const money = useMoneyText();
  const card = (row: Pick<ExpenseRow, "cardholder" | "cardLast4">) =>
    [row.cardholder, row.cardLast4 && `··${row.cardLast4}`].filter(Boolean).join(" ");
  const original = (row: ExpenseRow) =>
    row.originalAmountMinor !== null && row.originalCurrency !== null && row.originalCurrency !== row.currency
      ? money({ amountMinor: Math.abs(row.originalAmountMinor), currency: row.originalCurrency }, "code")
      : null;
  return {
    card,
    original,
    /** Without what has a column of its own. */
    second: (row: ExpenseRow, columns: readonly ExpenseColumn[] = []) => {
      const description = row.description === row.merchant ? "" : row.description;
      return [description, columns.includes("cardholder") ? "" : card(row), columns.includes("original") ? null : original(row)]
        .filter(Boolean)
        .join(" · ");
    },
    spent: (row: Pick<ExpenseRow, "amountMinor" | "currency">, style?: MoneyStyle) =>
      money({ amountMinor: -row.amountMinor, currency: row.currency }, style),
    account: (row: ExpenseRow) =>
      row.ledgerAccount ? [row.ledgerAccount.code, row.ledgerAccount.name].filter(Boolean).join(" ") : t("chooseAccount"),
  };
}
