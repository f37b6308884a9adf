"use client";

import clsx from "clsx";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Day } from "@/components/day";
import { Checkbox } from "@/components/ui/checkbox";
import { BodyCell, BodyRow } from "@/components/ui/table";
import type { ExpenseRow } from "@/lib/core/expense-row";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { RowLabels } from "./row-labels";
import { useRowWords } from "./row-words";
import { trackingWords } from "./tracking-words";

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

type ExpenseTableRowProps = ListRowProps & { isCurrencyShown: boolean; tracking: readonly TrackingCategory[] };

export const ExpenseTableRow = memo(function ExpenseTableRow({
  row,
  index,
  isSelected,
  isCurrent,
  href,
  onOpen,
  onToggle,
  measure,
  isCurrencyShown,
  tracking,
}: ExpenseTableRowProps) {
  const t = useTranslations("expenses");
  const words = useRowWords();
  const amount = words.spent(row);
  const isAccountMissing = row.ledgerAccount === null && row.lineCount === 0;
  return (
    <BodyRow
      ref={measure}
      data-index={index}
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
      <BodyCell>
        <Day on={row.postedOn} style="dayShort" />
      </BodyCell>
      <BodyCell className="leading-tight">
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
        <span className="block truncate text-2xs text-third">{words.second(row)}</span>
      </BodyCell>
      <BodyCell className="hidden truncate @4xl/list:table-cell">{row.categoryName ?? <span className="text-third">—</span>}</BodyCell>
      <BodyCell className="truncate">
        {row.lineCount > 0 ? (
          <span className="text-second">{t("splitLines", { count: row.lineCount })}</span>
        ) : (
          <span
            title={row.ledgerAccount ? words.account(row) : undefined}
            className={clsx(isAccountMissing && "text-amber", row.ledgerAccount && !row.ledgerAccount.isUsable && "text-red line-through")}
          >
            {words.account(row)}
          </span>
        )}
      </BodyCell>
      <BodyCell className="hidden truncate @5xl/list:table-cell">
        {row.tax ? (
          <span title={row.tax.name}>
            {row.tax.percentage !== null && <>{Number(row.tax.percentage)}% </>}
            <span className="text-third">{row.tax.name}</span>
          </span>
        ) : (
          <span className="text-third">—</span>
        )}
      </BodyCell>
      {tracking.length > 0 && (
        <BodyCell className="hidden truncate @5xl/list:table-cell">
          {trackingWords(row.tracking, tracking) || <span className="text-third">—</span>}
        </BodyCell>
      )}
      <BodyCell className="whitespace-nowrap">
        {row.receiptCount > 0 ? (
          <span className="inline-flex items-center gap-1 text-second">
            <Paperclip aria-hidden className="size-3.5" />
            <span className="sr-only">{t("receiptCount", { count: row.receiptCount })}</span>
            <span aria-hidden>{row.receiptCount}</span>
          </span>
        ) : (
          <span className="text-third">
            <span aria-hidden>—</span>
            <span className="sr-only">{t("receiptCount", { count: 0 })}</span>
          </span>
        )}
      </BodyCell>
      <BodyCell align="right" className="whitespace-nowrap tabular-nums">
        {words.spent(row, isCurrencyShown ? "code" : "plain")}
      </BodyCell>
      <BodyCell>
        <RowLabels row={row} />
      </BodyCell>
    </BodyRow>
  );
});
