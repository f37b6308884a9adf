"use client";

import { useTranslations } from "next-intl";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { EffectCombobox, type ChangeFor } from "./effect-combobox";
import { FIELD_LABEL } from "./field-label";

type TrackingFieldProps = {
  category: TrackingCategory;
  value: string | null;
  onChange: (trackingOptionId: string | null) => void;
  changeFor: ChangeFor;
};

/** The default option of one tracking category. */
export function TrackingField({ category, value, onChange, changeFor }: TrackingFieldProps) {
  const t = useTranslations("mapping.tracking");
  const chosen = category.options.find((option) => option.trackingOptionId === value);
  const isArchived = value !== null && (category.status !== "ACTIVE" || chosen?.status !== "ACTIVE");
  return (
    <EffectCombobox
      changeFor={changeFor}
      label={category.name}
      className={FIELD_LABEL}
      options={category.options
        .filter((option) => option.status === "ACTIVE")
        .map((option) => ({ value: option.trackingOptionId, label: option.name }))}
      value={value}
      chosen={value === null ? undefined : { value, label: chosen?.name ?? value }}
      onChange={onChange}
      placeholder={category.name}
      emptyText={t("none")}
      clearLabel={t("clear", { category: category.name })}
      isStruck={isArchived}
      error={isArchived ? t("archived") : undefined}
    />
  );
}
