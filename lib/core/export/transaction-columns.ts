import { labelsOf } from "../expense-row";
import type { TransactionRow } from "../transaction-row";
import type { ExportColumn, Words } from "./export-column";

type Head = `heads.${
  | "date"
  | "reference"
  | "account"
  | "merchant"
  | "description"
  | "category"
  | "amount"
  | "currency"
  | "originalAmount"
  | "originalCurrency"
  | "cardholder"
  | "card"
  | "taxHint"
  | "notes"
  | "receipts"
  | "state"}`;
type Label = `labels.${ReturnType<typeof labelsOf>[number] | "none"}`;

/** All movements; money out is negative, as on the account. An employee is not told where the accounting stands. */
export function transactionColumns(t: Words<Head | Label>, { withState }: { withState: boolean }): ExportColumn<TransactionRow>[] {
  const state: ExportColumn<TransactionRow>[] = [
    {
      head: t("heads.state"),
      kind: "text",
      of: (row) =>
        row.isExpense
          ? labelsOf(row)
              .map((label) => t(`labels.${label}`))
              .join(", ")
          : t("labels.none"),
    },
  ];
  return [
    { head: t("heads.date"), kind: "day", of: (row) => row.postedOn },
    { head: t("heads.reference"), kind: "text", of: (row) => row.reference },
    { head: t("heads.account"), kind: "text", of: (row) => row.accountName },
    { head: t("heads.merchant"), kind: "text", of: (row) => row.merchant },
    { head: t("heads.description"), kind: "text", of: (row) => row.description },
    { head: t("heads.category"), kind: "text", of: (row) => row.categoryName },
    { head: t("heads.amount"), kind: "amount", of: (row) => row },
    { head: t("heads.currency"), kind: "text", of: (row) => row.currency },
    { head: t("heads.originalAmount"), kind: "amount", of: originalOf },
    { head: t("heads.originalCurrency"), kind: "text", of: (row) => row.originalCurrency },
    { head: t("heads.cardholder"), kind: "text", of: (row) => row.cardholder },
    { head: t("heads.card"), kind: "text", of: (row) => row.cardLast4 },
    { head: t("heads.taxHint"), kind: "text", of: (row) => row.taxHint },
    { head: t("heads.notes"), kind: "text", of: (row) => row.notes },
    { head: t("heads.receipts"), kind: "count", of: (row) => row.receiptCount },
    ...(withState ? state : []),
  ];
}

function originalOf({ originalAmountMinor, originalCurrency }: TransactionRow) {
  return originalAmountMinor !== null && originalCurrency ? { amountMinor: originalAmountMinor, currency: originalCurrency } : null;
}
