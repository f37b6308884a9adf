"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { formatDay } from "@/lib/i18n/format-day";
import type { Lists } from "../queries";
import { trackingWords } from "./tracking-words";

export type EditedField = keyof ExpenseChanges;

/** What stands behind a field, for telling whether somebody else changed it. */
export function storedOf(details: ExpenseDetails, field: EditedField): string {
  const { own, contact } = details;
  switch (field) {
    case "contact":
      return own.hasContact ? JSON.stringify([contact?.id, contact?.label]) : "";
    case "ledgerAccountId":
    case "taxType":
      return own[field] ?? "";
    case "tracking":
      return JSON.stringify(own.tracking);
    case "categoryId":
    case "accountingOn":
    case "lineDescription":
    case "notes":
      return details[field] ?? "";
  }
}

/** The name of a field, and its value in words. */
export function useFieldWords(lists: Lists | undefined) {
  const t = useTranslations("expenses");
  const locale = useLocale();
  const value = (details: ExpenseDetails, field: EditedField): string => {
    const { shown } = details;
    switch (field) {
      case "contact":
        return details.contact?.label ?? "";
      case "categoryId":
        return details.categoryName ?? t("noCategory");
      case "ledgerAccountId":
        return shown.ledgerAccount?.label ?? "";
      case "taxType":
        return shown.tax?.label ?? "";
      case "tracking":
        return trackingWords(shown.tracking?.choices ?? [], lists?.ledger.tracking ?? []);
      case "accountingOn":
        return formatDay(details.accountingOn ?? details.postedOn, locale);
      case "lineDescription":
        return details.lineDescription ?? details.describedAs;
      case "notes":
        return details.notes;
    }
  };
  return { name: (field: EditedField) => t(`details.field.${field}`), value };
}
