"use client";

import clsx from "clsx";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { Day } from "@/components/day";
import type { ExpenseColumn } from "@/lib/core/expense-columns";
import type { ExpenseRow } from "@/lib/core/expense-row";
import type { TrackingCategory } from "@/lib/core/ledger-reference";
import { RowLabels } from "./row-labels";
import { useRowWords } from "./row-words";
import { trackingWords } from "./tracking-words";

const NOTHING = <span className="text-third">—</span>;

type CellProps = {
  column: Exclude<ExpenseColumn, "merchant">;
  row: ExpenseRow;
  isCurrencyShown: boolean;
  tracking: readonly TrackingCategory[];
};

/** What stands in one cell of the list. */
export function ExpenseCell({ column, row, isCurrencyShown, tracking }: CellProps) {
  const words = useRowWords();
  switch (column) {
    case "date":
      return <Day on={row.postedOn} style="dayShort" />;
    case "cardholder":
      return <Words>{words.card(row)}</Words>;
    case "account":
      return <Words>{row.accountName}</Words>;
    case "reference":
      return <Words>{row.reference}</Words>;
    case "category":
      return <Words>{row.categoryName ?? ""}</Words>;
    case "ledgerAccount":
      return <AccountCell row={row} />;
    case "tax":
      return row.tax ? (
        <span title={row.tax.name}>
          {row.tax.percentage !== null && <>{Number(row.tax.percentage)}% </>}
          <span className="text-third">{row.tax.name}</span>
        </span>
      ) : (
        NOTHING
      );
    case "tracking":
      return <Words>{trackingWords(row.tracking, tracking)}</Words>;
    case "receipts":
      return <ReceiptCount count={row.receiptCount} />;
    case "original":
      return words.original(row) ?? NOTHING;
    case "amount":
      return words.spent(row, isCurrencyShown ? "code" : "plain");
    case "status":
      return <RowLabels row={row} />;
  }
}

function Words({ children }: { children: string }) {
  return children === "" ? NOTHING : <span title={children}>{children}</span>;
}

function AccountCell({ row }: { row: ExpenseRow }) {
  const t = useTranslations("expenses");
  const words = useRowWords();
  if (row.lineCount > 0) return <span className="text-second">{t("splitLines", { count: row.lineCount })}</span>;
  return (
    <span
      title={row.ledgerAccount ? words.account(row) : undefined}
      className={clsx(
        row.ledgerAccount === null && "text-amber",
        row.ledgerAccount && !row.ledgerAccount.isUsable && "text-red line-through",
      )}
    >
      {words.account(row)}
    </span>
  );
}

export function ReceiptCount({ count }: { count: number }) {
  const t = useTranslations("expenses");
  return (
    <span className={clsx("inline-flex items-center gap-1 align-middle", count > 0 ? "text-second" : "text-third")}>
      {count > 0 && <Paperclip aria-hidden className="size-3.5" />}
      <span className="sr-only">{t("receiptCount", { count })}</span>
      <span aria-hidden>{count > 0 ? count : "—"}</span>
    </span>
  );
}
