"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { TRANSACTION_FILTER_FIELDS } from "@/lib/core/transaction-filter";
import { formatDay } from "@/lib/i18n/format-day";
import type { FilterChoices } from "./filter-fields";

type Field = Exclude<(typeof TRANSACTION_FILTER_FIELDS)[number], "q">;

/** What a filter's value is called on the screen. */
export function useFilterWords({ accounts, categories }: FilterChoices): (field: Field, value: string) => string {
  const t = useTranslations("transactions");
  const locale = useLocale();
  const format = useFormatter();
  return (field, value) => {
    switch (field) {
      case "account":
        return accounts.find(({ id }) => id === value)?.name ?? "…";
      case "category":
        return value === "none" ? t("filters.noCategory") : (categories.find(({ id }) => id === value)?.name ?? "…");
      case "min":
      case "max":
        return format.number(Number(value), { maximumFractionDigits: 3 });
      case "from":
      case "to":
        return formatDay(value, locale);
      case "receipts":
        return value === "with" ? t("filters.withReceipts") : t("filters.withoutReceipts");
      case "label":
        return t(`labels.${value as "ready"}`);
      case "kind":
        return t(`kinds.${value as "expense"}`);
      case "state":
        return t(`states.${value as "pending"}`);
      case "import":
        return t("filters.oneImport");
      case "cardholder":
      case "currency":
        return value;
    }
  };
}
