"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Day } from "@/components/day";
import { Checkbox } from "@/components/ui/checkbox";
import { labelsOf } from "@/lib/core/expense-row";
import { ReceiptCount } from "./expense-cells";
import { hasShift, type ListRowProps } from "./expense-table-row";
import { RowLabels } from "./row-labels";
import { useRowWords } from "./row-words";

const QUIET = ["ready", "synced", "aside"];

/** One expense on a phone: two lines, the figures at the right. */
export const PhoneRow = memo(function PhoneRow({ row, index, isSelected, isCurrent, href, onOpen, onToggle, measure }: ListRowProps) {
  const t = useTranslations("expenses");
  const words = useRowWords();
  const amount = words.spent(row);
  const isPlain = labelsOf(row).every((label) => QUIET.includes(label));
  return (
    <div
      ref={measure}
      data-index={index}
      role="listitem"
      className={clsx("flex min-h-18 gap-3 border-b border-line px-4 py-2.5", isSelected && "bg-selected")}
    >
      <span className="pt-1">
        <Checkbox
          label={t("selectRow", { merchant: row.merchant, amount })}
          isChecked={isSelected}
          onChange={(isChecked, event) => onToggle(row.id, isChecked, hasShift(event))}
        />
      </span>
      <a
        href={href}
        data-expense={row.id}
        aria-current={isCurrent || undefined}
        className="flex min-w-0 flex-1 gap-3"
        onClick={(event) => {
          event.preventDefault();
          onOpen(row.id);
        }}
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate text-md font-medium">{row.merchant}</span>
          <span className="line-clamp-2 text-sm text-second">
            <Day on={row.postedOn} style="dayShort" /> ·{" "}
            {row.lineCount > 0 ? (
              t("splitLines", { count: row.lineCount })
            ) : (
              <span
                className={clsx(
                  row.ledgerAccount === null && "text-amber",
                  row.ledgerAccount && !row.ledgerAccount.isUsable && "text-red line-through",
                )}
              >
                {words.account(row)}
              </span>
            )}
          </span>
        </span>
        <span className="flex max-w-44 flex-col items-end gap-1">
          <span className="text-md font-medium whitespace-nowrap tabular-nums">{amount}</span>
          {isPlain ? row.receiptCount > 0 && <ReceiptCount count={row.receiptCount} /> : <RowLabels row={row} isQuietHidden />}
        </span>
      </a>
    </div>
  );
});
