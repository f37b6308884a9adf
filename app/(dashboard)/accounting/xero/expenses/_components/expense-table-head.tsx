"use client";

import { useTranslations } from "next-intl";
import { ColumnResizer } from "@/components/ui/column-resizer";
import { HeadCell, type SortDirection } from "@/components/ui/table";
import { COLUMN_FACTS, MOST_WIDTH, type ExpenseColumn } from "@/lib/core/expense-columns";
import type { ExpenseSort } from "@/lib/core/expense-filter";
import type { Columns } from "./use-columns";
import { SelectLoaded } from "./select-loaded";
import type { Selection } from "./use-selection";

/** What a press on the head sorts by first, and what the next press turns it into. */
const SORTS: Partial<Record<ExpenseColumn, readonly [ExpenseSort, ExpenseSort]>> = {
  date: ["-date", "date"],
  merchant: ["merchant", "-merchant"],
  amount: ["-amount", "amount"],
};

type ExpenseTableHeadProps = {
  columns: Columns;
  currency: string | null;
  sort: ExpenseSort;
  onSort: (sort: ExpenseSort) => void;
  selection: Selection;
};

export function ExpenseTableHead({ columns, currency, sort, onSort, selection }: ExpenseTableHeadProps) {
  const t = useTranslations("expenses");
  const sorted = (column: ExpenseColumn): SortDirection | null =>
    sort === column ? "ascending" : sort === `-${column}` ? "descending" : null;
  return (
    <thead className="sticky top-0 z-10 bg-panel shadow-[0_1px_0_var(--color-line)]">
      <tr>
        <th scope="col" className="w-11 border-b border-line pl-6 text-left">
          <SelectLoaded selection={selection} />
        </th>
        {columns.fitted.map(({ column, width }) => {
          const sorts = SORTS[column];
          return (
            <HeadCell
              key={column}
              width={width}
              align={column === "amount" || column === "original" ? "right" : "left"}
              sort={sorts && sorted(column)}
              onSort={sorts && (() => onSort(sort === sorts[0] ? sorts[1] : sorts[0]))}
              resizer={
                column !== "merchant" && (
                  <ColumnResizer
                    label={t("columns.widthOf", { column: t(`column.${column}`) })}
                    width={width}
                    min={COLUMN_FACTS[column].min}
                    max={MOST_WIDTH}
                    onResize={(next) => columns.resize(column, next)}
                    onReset={() => columns.resize(column, null)}
                  />
                )
              }
            >
              {column === "amount" && currency ? t("column.amountIn", { currency }) : t(`column.${column}`)}
            </HeadCell>
          );
        })}
      </tr>
    </thead>
  );
}
