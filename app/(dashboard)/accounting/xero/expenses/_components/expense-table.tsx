"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { HeadCell, type SortDirection } from "@/components/ui/table";
import type { ExpenseFilter, ExpenseSort } from "@/lib/core/expense-filter";
import type { ExpenseRow } from "@/lib/core/expense-row";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { ExpenseTableRow } from "./expense-table-row";
import { PhoneRow } from "./phone-row";
import type { Selection } from "./use-selection";

type ExpenseTableProps = {
  rows: readonly ExpenseRow[];
  currency: string | null;
  sort: ExpenseFilter["sort"];
  onSort: (sort: ExpenseSort) => void;
  selection: Selection;
  currentId: string | null;
  onOpen: (id: string) => void;
  hrefOf: (id: string) => string;
  tracking: readonly TrackingCategory[];
  hasMore: boolean;
  onMore: () => void;
  isPhone: boolean;
};

const ROW_PX = 44;
const PHONE_ROW_PX = 72;

/** The list: only the rows in sight are in the page, and the next page is fetched before its end is reached. */
export function ExpenseTable({
  rows,
  currency,
  sort,
  onSort,
  selection,
  currentId,
  onOpen,
  hrefOf,
  tracking,
  hasMore,
  onMore,
  isPhone,
}: ExpenseTableProps) {
  const t = useTranslations("expenses");
  const frame = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setOffset(frame.current ? frame.current.getBoundingClientRect().top + window.scrollY : 0);
    measure();
    // Whatever comes or goes above the list changes the height of the page.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (isPhone ? PHONE_ROW_PX : ROW_PX),
    overscan: 12,
    scrollMargin: offset,
    scrollPaddingStart: 40,
    scrollPaddingEnd: 80,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastIndex >= rows.length - 30) onMore();
  }, [hasMore, lastIndex, rows.length, onMore]);
  const currentIndex = rows.findIndex((row) => row.id === currentId);
  const shownId = useRef<string | null>(null);
  useEffect(() => {
    // Only a move to another row scrolls; rows that arrive or leave do not.
    if (currentIndex < 0 || shownId.current === currentId) return;
    shownId.current = currentId;
    virtual.scrollToIndex(currentIndex, { align: "auto" });
  }, [currentId, currentIndex, virtual]);
  const before = (items[0]?.start ?? offset) - offset;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? offset) - offset);
  const shared = (row: ExpenseRow, index: number) => ({
    row,
    index,
    isSelected: selection.isSelected(row),
    isCurrent: row.id === currentId,
    href: hrefOf(row.id),
    onOpen,
    onToggle: selection.toggle,
    measure: virtual.measureElement,
  });
  if (isPhone) {
    return (
      <div ref={frame} role="list" aria-label={t("list")} className="border-t border-line bg-panel">
        <div style={{ height: before }} />
        {items.map((item) => {
          const row = rows[item.index];
          return row && <PhoneRow key={item.key} {...shared(row, item.index)} />;
        })}
        <div style={{ height: after }} />
      </div>
    );
  }
  const sorted = (field: string): SortDirection | null => (sort === field ? "ascending" : sort === `-${field}` ? "descending" : null);
  const sortBy = (first: ExpenseSort, second: ExpenseSort) => () => onSort(sort === first ? second : first);
  return (
    <div ref={frame} className="border-t border-line">
      <table aria-label={t("list")} aria-rowcount={rows.length} className="w-full table-fixed border-collapse text-sm">
        <thead className="sticky top-0 z-10 bg-panel">
          <tr>
            <th scope="col" className="w-11 border-b border-line pl-6 text-left max-md:pl-4">
              <Checkbox
                label={t("selectLoaded")}
                isChecked={selection.areAllLoadedSelected}
                isIndeterminate={!selection.areAllLoadedSelected && selection.totals.count > 0}
                onChange={selection.toggleLoaded}
              />
            </th>
            <HeadCell className="w-18" sort={sorted("date")} onSort={sortBy("-date", "date")}>
              {t("column.date")}
            </HeadCell>
            <HeadCell className="w-auto" sort={sorted("merchant")} onSort={sortBy("merchant", "-merchant")}>
              {t("column.merchant")}
            </HeadCell>
            <HeadCell className="hidden w-28 @4xl/list:table-cell">{t("column.category")}</HeadCell>
            <HeadCell className="w-44">{t("column.ledgerAccount")}</HeadCell>
            <HeadCell className="hidden w-24 @5xl/list:table-cell">{t("column.tax")}</HeadCell>
            {tracking.length > 0 && <HeadCell className="hidden w-28 @5xl/list:table-cell">{t("column.tracking")}</HeadCell>}
            <HeadCell className="w-15">{t("column.receipts")}</HeadCell>
            <HeadCell align="right" className={currency ? "w-30" : "w-36"} sort={sorted("amount")} onSort={sortBy("-amount", "amount")}>
              {currency ? t("column.amountIn", { currency }) : t("column.amount")}
            </HeadCell>
            <HeadCell className="w-32">{t("column.status")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && <ExpenseTableRow key={item.key} {...shared(row, item.index)} isCurrencyShown={currency === null} tracking={tracking} />
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}
