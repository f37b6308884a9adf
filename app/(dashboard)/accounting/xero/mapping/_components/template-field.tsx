"use client";

import { useLocale, useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";
import { DESCRIPTION_FIELDS, renderDescription, unknownDescriptionFields, type DescriptionFacts } from "@/lib/core/description-template";
import { formatDay } from "@/lib/i18n/format-day";

type TemplateFieldProps = {
  value: string;
  onChange: (template: string) => void;
  /** What the schema has against it. */ problem: string | undefined;
  /** The newest pending expense; without one, an example. */
  sample: DescriptionFacts | null;
};

const PROBLEMS = ["required", "tooLong", "unknownField"] as const;

/** The description with its blanks, buttons that insert them, and what an expense would look like in the ledger. */
export function TemplateField({ value, onChange, problem, sample }: TemplateFieldProps) {
  const t = useTranslations("mapping.defaults");
  const example = useTranslations("mapping.sample");
  const locale = useLocale();
  const facts = sample ?? (Object.fromEntries(DESCRIPTION_FIELDS.map((field) => [field, example(field)])) as DescriptionFacts);
  const text = renderDescription(value, facts);
  const known = PROBLEMS.find((one) => one === problem);
  const fields = unknownDescriptionFields(value)
    .map((field) => `{${field}}`)
    .join(", ");
  return (
    <div>
      <TextField
        label={t("template")}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={known ? t(known, { fields }) : undefined}
        hint={
          <>
            {text ? t("preview", { text }) : t("previewEmpty")}
            {sample && <span className="block">{t("sampleReal", { merchant: sample.merchant, day: formatDay(sample.date, locale) })}</span>}
          </>
        }
      />
      <div className="mt-2 flex flex-wrap gap-1">
        {DESCRIPTION_FIELDS.map((field) => (
          <button
            key={field}
            type="button"
            aria-label={t("insert", { field: t(`field.${field}`) })}
            onClick={() => onChange(`${value.trimEnd()} {${field}}`.trimStart())}
            className="rounded-sm border border-edge px-1.5 py-0.5 text-xs text-second hover:bg-sunk hover:text-ink max-md:px-2.5 max-md:py-2"
          >
            {t(`field.${field}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
