"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { OnDemandProps } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { EXPENSE_COLUMNS, type ExpenseColumn } from "@/lib/core/expense-columns";
import type { Columns } from "./use-columns";

export type ColumnsPopoverProps = OnDemandProps & { columns: Columns };

/** Which columns are shown. It is remembered for the member, as are the widths. */
export function ColumnsPopover({ trigger, isOpenAtFirst, columns }: ColumnsPopoverProps) {
  const t = useTranslations("expenses");
  const hasRoom = (column: ExpenseColumn) => columns.fitted.some((each) => each.column === column);
  const words = (column: ExpenseColumn) =>
    columns.shown.includes(column) && !hasRoom(column) ? t("columns.noRoom", { column: t(`column.${column}`) }) : t(`column.${column}`);
  return (
    <Popover label={t("columns.title")} align="end" className="w-60" trigger={trigger} isOpenAtFirst={isOpenAtFirst}>
      <div role="group" aria-label={t("columns.title")}>
        {EXPENSE_COLUMNS.filter((column) => column !== "merchant").map((column) => (
          <Checkbox
            key={column}
            isLabelShown
            label={words(column)}
            isChecked={columns.shown.includes(column)}
            onChange={(isShown) => columns.show(column, isShown)}
          />
        ))}
      </div>
      <p className="my-2 text-xs text-third">{t("columns.hint")}</p>
      <Button size="sm" onClick={columns.reset}>
        {t("columns.reset")}
      </Button>
    </Popover>
  );
}
