"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { parseColumns } from "@/lib/core/expense-columns";
import type { ExpenseFilter, ExpenseSort } from "@/lib/core/expense-filter";
import type { ExpenseRow } from "@/lib/core/expense-row";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { ExpenseTableHead } from "./expense-table-head";
import { ExpenseTableRow } from "./expense-table-row";
import { PhoneRow } from "./phone-row";
import { SelectLoaded } from "./select-loaded";
import type { Columns } from "./use-columns";
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
  columns: Columns;
  /** Of all that match, as far as it is known. */
  rowCount: number | null;
  hasMore: boolean;
  onMore: () => void;
  isPhone: boolean;
};

const ROW_PX = 44;
const COMPACT_ROW_PX = 36;
const PHONE_ROW_PX = 72;
const SELECT_PX = 44;

function estimatedRow(isPhone: boolean): number {
  if (isPhone) return PHONE_ROW_PX;
  return document.documentElement.dataset.density === "compact" ? COMPACT_ROW_PX : ROW_PX;
}

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
  columns,
  rowCount,
  hasMore,
  onMore,
  isPhone,
}: ExpenseTableProps) {
  const t = useTranslations("expenses");
  const frame = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const { fitted, setRoom } = columns;
  useLayoutEffect(() => {
    const measure = () => {
      const box = frame.current?.getBoundingClientRect();
      if (!box) return;
      setOffset(box.top + window.scrollY);
      setRoom(box.width - SELECT_PX);
    };
    measure();
    // Whatever comes or goes above the list changes the height of the page.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [setRoom]);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => estimatedRow(isPhone),
    overscan: 12,
    scrollMargin: offset,
    scrollPaddingStart: 40,
    scrollPaddingEnd: 80,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const fittedNames = fitted.map(({ column }) => column).join();
  // The rows need to know which columns there are, not how wide: a drag of an edge touches none of them.
  const fittedColumns = useMemo(() => parseColumns(fittedNames) ?? [], [fittedNames]);
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
      <div className="border-t border-line bg-panel">
        <div className="border-b border-line px-4 text-second">
          <SelectLoaded selection={selection} isLabelShown />
        </div>
        <div ref={frame} role="list" aria-label={t("list")}>
          <div style={{ height: before }} />
          {items.map((item) => {
            const row = rows[item.index];
            return row && <PhoneRow key={item.key} {...shared(row, item.index)} />;
          })}
          <div style={{ height: after }} />
        </div>
      </div>
    );
  }
  return (
    <div ref={frame} className="overflow-x-clip border-t border-line">
      <table
        aria-label={t("list")}
        aria-rowcount={rowCount === null ? -1 : rowCount + 1}
        className="w-full table-fixed border-collapse text-sm"
      >
        <ExpenseTableHead columns={columns} currency={currency} sort={sort} onSort={onSort} selection={selection} />
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <ExpenseTableRow
                  key={item.key}
                  {...shared(row, item.index)}
                  columns={fittedColumns}
                  isCurrencyShown={currency === null}
                  tracking={tracking}
                />
              )
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}
