"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Day } from "@/components/day";
import { Money } from "@/components/money";
import { BodyCell, BodyRow, HeadCell, Table } from "@/components/ui/table";
import type { TransactionRow } from "@/lib/core/transaction-row";
import { MovementLabel } from "./movement-label";
import type { TransactionAddress } from "./use-transaction-address";

type TableProps = { rows: readonly TransactionRow[]; address: TransactionAddress; isFinance: boolean };

/** A table on a wide screen; on a phone each movement is two lines. */
export function TransactionTable({ rows, address, isFinance }: TableProps) {
  const t = useTranslations("transactions");
  return (
    <>
      <div className="border-t border-line max-md:hidden">
        <Table label={t("title")}>
          <thead>
            <tr>
              <HeadCell>{t("columns.date")}</HeadCell>
              <HeadCell>{t("columns.merchant")}</HeadCell>
              <HeadCell className="@max-4xl/list:hidden">{t("columns.account")}</HeadCell>
              <HeadCell>{t("columns.category")}</HeadCell>
              <HeadCell className="@max-5xl/list:hidden">{t("columns.notes")}</HeadCell>
              <HeadCell className="@max-4xl/list:hidden">{t("columns.receipts")}</HeadCell>
              <HeadCell align="right">{t("columns.amount")}</HeadCell>
              {isFinance && <HeadCell>{t("columns.status")}</HeadCell>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <WideRow
                key={row.id}
                row={row}
                href={address.hrefOf(row.id)}
                isCurrent={row.id === address.openId}
                isFinance={isFinance}
                onOpen={address.open}
              />
            ))}
          </tbody>
        </Table>
      </div>
      <ul aria-label={t("title")} className="border-t border-line bg-panel md:hidden">
        {rows.map((row) => (
          <PhoneRow key={row.id} row={row} href={address.hrefOf(row.id)} isFinance={isFinance} onOpen={address.open} />
        ))}
      </ul>
    </>
  );
}

type RowProps = { row: TransactionRow; href: string; isCurrent?: boolean; isFinance: boolean; onOpen: (id: string) => void };

function secondLine(row: TransactionRow): string {
  const card = [row.cardholder, row.cardLast4 && `··${row.cardLast4}`].filter(Boolean).join(" ");
  return [row.description, card].filter(Boolean).join(" · ");
}

const WideRow = memo(function WideRow({ row, href, isCurrent, isFinance, onOpen }: RowProps) {
  const t = useTranslations("receipts");
  return (
    <BodyRow isCurrent={isCurrent} className="cursor-pointer" onClick={() => onOpen(row.id)}>
      <BodyCell className="text-second">
        <Day on={row.postedOn} style="dayShort" />
      </BodyCell>
      <BodyCell className="max-w-72 @max-3xl/list:max-w-52">
        <RowLink row={row} href={href} onOpen={onOpen} className="block truncate font-medium" />
        <span className="block truncate text-xs text-third">{secondLine(row)}</span>
      </BodyCell>
      <BodyCell className="max-w-40 truncate text-second @max-4xl/list:hidden">{row.accountName}</BodyCell>
      <BodyCell className="max-w-40 truncate @max-3xl/list:max-w-32">{row.categoryName ?? <span className="text-third">—</span>}</BodyCell>
      <BodyCell className="max-w-48 truncate text-second @max-5xl/list:hidden">{row.notes}</BodyCell>
      <BodyCell className="@max-4xl/list:hidden">
        {row.receiptCount > 0 ? (
          <span className="inline-flex items-center gap-1 text-second">
            <Paperclip aria-hidden className="size-3.5" />
            <span className="sr-only">{t("count", { count: row.receiptCount })}</span>
            <span aria-hidden>{row.receiptCount}</span>
          </span>
        ) : (
          <span className="text-third">—</span>
        )}
      </BodyCell>
      <BodyCell align="right">
        <Amount row={row} />
      </BodyCell>
      {isFinance && (
        <BodyCell>
          <MovementLabel row={row} />
        </BodyCell>
      )}
    </BodyRow>
  );
});

const PhoneRow = memo(function PhoneRow({ row, href, isFinance, onOpen }: RowProps) {
  return (
    <li className="relative flex min-h-row gap-3 border-b border-line px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <RowLink row={row} href={href} onOpen={onOpen} className="block truncate text-md font-medium after:absolute after:inset-0" />
        <span className="line-clamp-2 text-sm text-second">
          <Day on={row.postedOn} style="dayShort" />
          {[row.categoryName, secondLine(row)].filter(Boolean).map((words) => ` · ${words}`)}
        </span>
      </div>
      <div className="flex flex-col items-end gap-1">
        <Amount row={row} />
        {isFinance && <MovementLabel row={row} isQuietHidden />}
      </div>
    </li>
  );
});

function Amount({ row }: { row: TransactionRow }) {
  return (
    <>
      <Money amountMinor={row.amountMinor} currency={row.currency} style="code" className="block font-medium" />
      {row.originalAmountMinor !== null && row.originalCurrency && (
        <Money amountMinor={row.originalAmountMinor} currency={row.originalCurrency} style="code" className="block text-xs text-third" />
      )}
    </>
  );
}

function RowLink({ row, href, onOpen, className }: Pick<RowProps, "row" | "href" | "onOpen"> & { className: string }) {
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        event.stopPropagation();
        onOpen(row.id);
      }}
    >
      {row.merchant}
    </a>
  );
}
