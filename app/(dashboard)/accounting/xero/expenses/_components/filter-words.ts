"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { NarrowingField } from "@/lib/core/expense-filter";
import { accountLabel } from "@/lib/core/expense-shown";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { formatDay } from "@/lib/i18n/format-day";
import type { Lists } from "../queries";

/** What a filter's value is called on the screen. */
export function useFilterWords(lists: Lists | undefined): (field: NarrowingField, value: string) => string {
  const t = useTranslations("expenses");
  const locale = useLocale();
  const format = useFormatter();
  return (field, value) => {
    switch (field) {
      case "account":
        return lists?.accounts.find((account) => account.id === value)?.name ?? "…";
      case "category":
        return value === "none" ? t("noCategory") : (lists?.categories.find((category) => category.id === value)?.name ?? "…");
      case "ledgerAccount": {
        const account = lists?.ledger.accounts.find((each) => each.ledgerAccountId === value);
        return account ? accountLabel(account) : "…";
      }
      case "min":
      case "max":
        return format.number(Number(value), { maximumFractionDigits: 3 });
      case "from":
      case "to":
        return formatDay(value, locale);
      case "receipts":
        return value === "with" ? t("filter.withReceipts") : t("filter.withoutReceipts");
      case "label":
        return t(`label.${value as "ready"}`);
      case "cause":
        return isSyncErrorCode(value) ? t(`causeTitle.${value}`, { name: "…" }) : value;
      case "q":
      case "cardholder":
      case "currency":
        return value;
    }
  };
}
