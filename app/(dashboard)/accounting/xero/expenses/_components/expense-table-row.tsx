"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { BodyCell, BodyRow } from "@/components/ui/table";
import type { ExpenseColumn } from "@/lib/core/expense-columns";
import type { ExpenseRow } from "@/lib/core/expense-row";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { ExpenseCell } from "./expense-cells";
import { useRowWords } from "./row-words";

export type ListRowProps = {
  row: ExpenseRow;
  index: number;
  isSelected: boolean;
  isCurrent: boolean;
  href: string;
  onOpen: (id: string) => void;
  onToggle: (id: string, isAdded: boolean, withRange: boolean) => void;
  measure: (element: Element | null) => void;
};

export function hasShift(event: Event): boolean {
  return "shiftKey" in event && event.shiftKey === true;
}

const RIGHT: readonly ExpenseColumn[] = ["original", "amount"];

type ExpenseTableRowProps = ListRowProps & {
  columns: readonly ExpenseColumn[];
  isCurrencyShown: boolean;
  tracking: readonly TrackingCategory[];
};

export const ExpenseTableRow = memo(function ExpenseTableRow({
  row,
  index,
  isSelected,
  isCurrent,
  href,
  onOpen,
  onToggle,
  measure,
  columns,
  isCurrencyShown,
  tracking,
}: ExpenseTableRowProps) {
  const t = useTranslations("expenses");
  const words = useRowWords();
  const amount = words.spent(row);
  return (
    <BodyRow
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      isSelected={isSelected}
      isCurrent={isCurrent}
      className="cursor-pointer"
      onClick={(event) => {
        if (event.target instanceof Element && !event.target.closest("a, button, [role=checkbox]")) onOpen(row.id);
      }}
    >
      <td className="pl-6">
        <Checkbox
          label={t("selectRow", { merchant: row.merchant, amount })}
          isChecked={isSelected}
          onChange={(isChecked, event) => onToggle(row.id, isChecked, hasShift(event))}
        />
      </td>
      {columns.map((column) =>
        column === "merchant" ? (
          <BodyCell key={column} className="py-0! leading-tight">
            <a
              href={href}
              data-expense={row.id}
              aria-label={t("openDetails", { merchant: row.merchant, amount })}
              aria-current={isCurrent || undefined}
              className="block truncate"
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.button !== 0) return;
                event.preventDefault();
                onOpen(row.id);
              }}
            >
              {row.merchant}
            </a>
            <span className="block truncate text-2xs text-third">{words.second(row, columns)}</span>
          </BodyCell>
        ) : (
          <BodyCell
            key={column}
            align={RIGHT.includes(column) ? "right" : "left"}
            className={clsx(column === "status" ? "py-1" : "truncate", RIGHT.includes(column) && "tabular-nums")}
          >
            <ExpenseCell column={column} row={row} isCurrencyShown={isCurrencyShown} tracking={tracking} />
          </BodyCell>
        ),
      )}
    </BodyRow>
  );
});
