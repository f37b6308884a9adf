import type { ExpenseRow } from "./expense-row";

/** One movement of the list. Money out is negative. */
export type TransactionRow = Omit<ExpenseRow, "ledgerAccount" | "tax" | "tracking" | "lineCount"> & {
  notes: string;
  taxHint: string | null;
  isExpense: boolean;
};

export type TransactionPage = { rows: TransactionRow[]; nextCursor: string | null };

export type AccountBalance = {
  id: string;
  name: string;
  kind: "DEBIT" | "CARD";
  currency: string;
  accountNumber: string;
  balanceMinor: number;
  transactionCount: number;
};
