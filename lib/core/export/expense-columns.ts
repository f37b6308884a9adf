import type { ExpenseTab } from "../sync-state";
import { labelsOf, type ExpenseRow } from "../expense-row";
import type { ExportColumn, Words } from "./export-column";

/** What a file says of an expense beyond its row in the list. */
export type ExpenseExportFacts = {
  notes: string;
  setAsideReason: string | null;
  contact: string | null;
  ledgerTransactionId: string | null;
  syncedAt: Date | null;
  /** "Region: Jakarta", one per tracking category. */
  trackingNames: string[];
};
export type ExportedExpense = ExpenseRow & ExpenseExportFacts;

type Head = `heads.${
  | "date"
  | "reference"
  | "account"
  | "merchant"
  | "description"
  | "cardholder"
  | "card"
  | "category"
  | "accountCode"
  | "xeroAccount"
  | "taxRate"
  | "tracking"
  | "contact"
  | "amount"
  | "currency"
  | "originalAmount"
  | "originalCurrency"
  | "lines"
  | "receipts"
  | "notes"
  | "state"
  | "problems"
  | "setAsideReason"
  | "syncedAt"
  | "xeroTransaction"}`;
type Label = `labels.${ReturnType<typeof labelsOf>[number]}`;

/** `problem` gives the words of a sync error's code. As in the workbench, what was spent is positive and a refund negative. */
export function expenseColumns(
  t: Words<Head | Label>,
  problem: (code: string) => string,
  tab: ExpenseTab,
): ExportColumn<ExportedExpense>[] {
  return [
    { head: t("heads.date"), kind: "day", of: (row) => row.postedOn },
    { head: t("heads.reference"), kind: "text", of: (row) => row.reference },
    { head: t("heads.account"), kind: "text", of: (row) => row.accountName },
    { head: t("heads.merchant"), kind: "text", of: (row) => row.merchant },
    { head: t("heads.description"), kind: "text", of: (row) => row.description },
    { head: t("heads.cardholder"), kind: "text", of: (row) => row.cardholder },
    { head: t("heads.card"), kind: "text", of: (row) => row.cardLast4 },
    { head: t("heads.category"), kind: "text", of: (row) => row.categoryName },
    { head: t("heads.accountCode"), kind: "text", of: (row) => row.ledgerAccount?.code ?? null },
    { head: t("heads.xeroAccount"), kind: "text", of: (row) => row.ledgerAccount?.name ?? null },
    { head: t("heads.taxRate"), kind: "text", of: (row) => row.tax?.name ?? null },
    { head: t("heads.tracking"), kind: "text", of: (row) => row.trackingNames.join(", ") },
    { head: t("heads.contact"), kind: "text", of: (row) => row.contact },
    { head: t("heads.amount"), kind: "amount", of: (row) => ({ amountMinor: spent(row.amountMinor), currency: row.currency }) },
    { head: t("heads.currency"), kind: "text", of: (row) => row.currency },
    { head: t("heads.originalAmount"), kind: "amount", of: originalOf },
    { head: t("heads.originalCurrency"), kind: "text", of: (row) => row.originalCurrency },
    { head: t("heads.lines"), kind: "count", of: (row) => Math.max(1, row.lineCount) },
    { head: t("heads.receipts"), kind: "count", of: (row) => row.receiptCount },
    { head: t("heads.notes"), kind: "text", of: (row) => row.notes },
    {
      head: t("heads.state"),
      kind: "text",
      of: (row) =>
        labelsOf(row)
          .map((label) => t(`labels.${label}`))
          .join(", "),
    },
    ...lastOf(t, problem, tab),
  ];
}

/** What only one tab has something to say about. */
function lastOf(t: Words<Head>, problem: (code: string) => string, tab: ExpenseTab): ExportColumn<ExportedExpense>[] {
  const problems: ExportColumn<ExportedExpense> = {
    head: t("heads.problems"),
    kind: "text",
    of: (row) =>
      [...new Set([...(row.errorCode ? [row.errorCode] : []), ...(tab === "pending" ? row.blockers : [])])].map(problem).join("; "),
  };
  if (tab === "aside") return [{ head: t("heads.setAsideReason"), kind: "text", of: (row) => row.setAsideReason }];
  if (tab === "pending") return [problems];
  return [
    problems,
    { head: t("heads.syncedAt"), kind: "moment", of: (row) => row.syncedAt },
    { head: t("heads.xeroTransaction"), kind: "text", of: (row) => row.ledgerTransactionId },
  ];
}

function spent(amountMinor: number): number {
  return amountMinor === 0 ? 0 : -amountMinor;
}

function originalOf({ originalAmountMinor, originalCurrency }: ExpenseRow) {
  if (originalAmountMinor === null || !originalCurrency) return null;
  return { amountMinor: spent(originalAmountMinor), currency: originalCurrency };
}
