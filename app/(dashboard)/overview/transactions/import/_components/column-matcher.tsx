"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { IMPORT_FIELDS, type ImportField } from "@/lib/core/import/import-fields";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import type { ImportPreview } from "@/lib/core/import/import-preview";

const NONE = "none";
/** Always shown; the others where they are used, or asked for. */
const MAIN: readonly ImportField[] = ["postedOn", "amount", "debit", "credit", "merchant", "description"];

/** Which column holds what, how dates and amounts are written, and what a positive amount means. */
export function ColumnMatcher({ preview, onLayout }: { preview: ImportPreview; onLayout: (layout: ImportLayout) => void }) {
  const t = useTranslations("imports");
  const [isOpen, setIsOpen] = useState(false);
  const { layout, columns } = preview;
  const shown = IMPORT_FIELDS.filter((field) => isOpen || MAIN.includes(field) || layout.columns[field] !== undefined);
  const options = [
    { value: NONE, label: t("noColumn") },
    ...columns.map(({ name, sample }, index) => ({
      value: String(index),
      label: name || t("columnNumber", { number: index + 1 }),
      hint: sample.slice(0, 24),
    })),
  ];
  const choose = (field: ImportField, value: string) => {
    // One column serves one field: taking it from another is what was meant.
    const others = Object.entries(layout.columns).filter(([name, column]) => name !== field && String(column) !== value);
    const chosen = Object.fromEntries(value === NONE ? others : [...others, [field, Number(value)]]);
    // Another column of amounts has its own sign.
    onLayout({ ...layout, columns: chosen, positiveMeans: field === "amount" ? null : layout.positiveMeans });
  };
  return (
    <Card
      title={t("columnsTitle")}
      description={t("columnsHint")}
      actions={
        <Button variant="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t("fewerColumns") : t("allColumns")}
        </Button>
      }
    >
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {shown.map((field) => (
          <Select
            key={field}
            label={t(`fields.${field}`)}
            options={options}
            value={layout.columns[field] === undefined ? NONE : String(layout.columns[field])}
            onChange={(value) => choose(field, value)}
          />
        ))}
      </div>
      <div className="mt-4 grid grid-cols-1 gap-3 border-t border-line pt-4 sm:grid-cols-3">
        <Select
          label={t("dateOrder")}
          placeholder={t("chooseOne")}
          options={(["DMY", "MDY", "YMD"] as const).map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
          value={layout.dateOrder}
          onChange={(dateOrder) => onLayout({ ...layout, dateOrder })}
        />
        <Select
          label={t("decimalMark")}
          options={[
            { value: ".", label: t("decimalMarks.point") },
            { value: ",", label: t("decimalMarks.comma") },
          ]}
          value={layout.decimalMark}
          onChange={(decimalMark) => onLayout({ ...layout, decimalMark })}
        />
        {layout.columns.amount !== undefined && (
          <Select
            label={t("purchasesAre")}
            placeholder={t("chooseOne")}
            options={(["spend", "income"] as const).map((value) => ({ value, label: t(`purchaseSigns.${value}`) }))}
            value={layout.positiveMeans}
            onChange={(positiveMeans) => onLayout({ ...layout, positiveMeans })}
          />
        )}
      </div>
    </Card>
  );
}
