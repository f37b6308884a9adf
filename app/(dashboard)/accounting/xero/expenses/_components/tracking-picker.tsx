"use client";

import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import type { TrackingChoice } from "@/lib/core/coding";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { withTrackingOption } from "@/lib/core/tracking-choices";

const NONE = "none";

type TrackingPickerProps = {
  label: string;
  layout: "row" | "stacked";
  categories: readonly TrackingCategory[];
  value: readonly TrackingChoice[];
  onChange: (value: TrackingChoice[] | null) => void;
  /** Where the value comes from, small, under the fields. */
  source?: string;
  isDisabled?: boolean;
};

/** One option of each of the organisation's tracking categories, of which a ledger has two at most. */
export function TrackingPicker({ label, layout, categories, value, onChange, source, isDisabled }: TrackingPickerProps) {
  const t = useTranslations("expenses.details");
  const active = categories.filter((category) => category.status === "ACTIVE");
  if (active.length === 0) return null;
  return (
    <div role="group" aria-label={label} className={layout === "row" ? "flex items-start gap-2 max-md:flex-col max-md:gap-1" : undefined}>
      <span
        aria-hidden
        className={layout === "row" ? "w-28 shrink-0 pt-1.5 text-sm text-second" : "mb-1 block text-xs font-medium text-second"}
      >
        {label}
      </span>
      <div className="grid w-full min-w-0 flex-1 grid-cols-2 gap-2">
        {active.map((category) => {
          const chosen = value.find((choice) => choice.trackingCategoryId === category.trackingCategoryId)?.trackingOptionId;
          const options = category.options.filter((option) => option.status === "ACTIVE" || option.trackingOptionId === chosen);
          return (
            <Combobox
              key={category.trackingCategoryId}
              label={category.name}
              layout="hidden"
              placeholder={category.name}
              value={chosen ?? null}
              emptyText={t("nothing")}
              isDisabled={isDisabled}
              options={[
                { value: NONE, label: t("none") },
                ...options.map((option) => ({ value: option.trackingOptionId, label: option.name })),
              ]}
              onChange={(next) => onChange(withTrackingOption(value, category.trackingCategoryId, next === NONE ? null : next))}
            />
          );
        })}
        {source && <span className="col-span-2 -mt-1 text-2xs text-third">{source}</span>}
      </div>
    </div>
  );
}
