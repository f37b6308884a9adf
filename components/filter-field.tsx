"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { amountIn } from "@/lib/core/expense-filter";
import { fromTyped, toTyped } from "@/lib/i18n/typed-number";

/** Taken when it is left: half a year or half an amount is nothing to look for. */
type FilterFieldProps = { label: string; value: string | undefined; onChange: (value: string | undefined) => void };

export function DayFilter({ label, value = "", onChange }: FilterFieldProps) {
  return (
    <TextField
      key={value}
      label={label}
      type="date"
      defaultValue={value}
      onBlur={({ target }) => {
        if (target.value !== value) onChange(target.value || undefined);
      }}
    />
  );
}

export function AmountFilter({ label, value, onChange }: FilterFieldProps) {
  const t = useTranslations("common");
  const locale = useLocale();
  const [isUnreadable, setIsUnreadable] = useState(false);
  const read = (text: string) => {
    const amount = amountIn(fromTyped(text, locale)?.replace("-", "") ?? "");
    const isRead = amount !== undefined || text.trim() === "";
    setIsUnreadable(!isRead);
    if (isRead && amount !== value) onChange(amount);
  };
  return (
    <TextField
      key={value}
      label={label}
      inputMode="decimal"
      defaultValue={value && toTyped(value, locale)}
      error={isUnreadable && t("amountUnreadable")}
      onBlur={({ target }) => read(target.value)}
    />
  );
}
