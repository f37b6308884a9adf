import type { SyncState } from "./sync-state";

/** One movement of the list. Money out is negative. */
export type TransactionRow = {
  id: string;
  reference: string;
  postedOn: string;
  amountMinor: number;
  currency: string;
  originalAmountMinor: number | null;
  originalCurrency: string | null;
  merchant: string;
  description: string;
  cardholder: string | null;
  cardLast4: string | null;
  accountName: string;
  categoryId: string | null;
  categoryName: string | null;
  notes: string;
  taxHint: string | null;
  receiptCount: number;
  isExpense: boolean;
  syncState: SyncState;
  isUpdated: boolean;
  errorCode: string | null;
  blockers: string[];
  version: number;
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
