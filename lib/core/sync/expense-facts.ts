import type { CodingOverride } from "../coding";
import type { MinorUnits } from "../money";

export type SplitLineFacts = {
  amountMinor: MinorUnits; // same sign as the expense
  description: string | null;
  categoryId: string | null;
  categoryName: string | null;
  coding: CodingOverride;
};

export type ReceiptFacts = { receiptId: string; problemCode: string | null };

/** Everything about one expense that decides what the ledger is given. Money out is negative. */
export type ExpenseFacts = {
  expenseId: string;
  reference: string;
  accountId: string;
  accountName: string;
  postedOn: string;
  accountingOn: string | null; // where somebody moved it in the ledger
  amountMinor: MinorUnits;
  currency: string;
  merchant: string;
  description: string;
  notes: string;
  cardholder: string | null;
  cardLast4: string | null;
  originalAmountMinor: MinorUnits | null;
  originalCurrency: string | null;
  categoryId: string | null;
  categoryName: string | null;
  contactId: string | null;
  contactName: string | null;
  lineDescription: string | null;
  coding: CodingOverride;
  lines: SplitLineFacts[]; // empty: the expense is one line
  receipts: ReceiptFacts[];
};

/** The day the ledger is given. */
export function accountingDayOf(expense: Pick<ExpenseFacts, "postedOn" | "accountingOn">): string {
  return expense.accountingOn ?? expense.postedOn;
}

/** The lines the ledger will have: the split, or the expense itself as its only line. */
export function linesOf(expense: ExpenseFacts): SplitLineFacts[] {
  if (expense.lines.length > 0) return expense.lines;
  const nothing: CodingOverride = { ledgerAccountId: null, taxType: null, tracking: null };
  return [
    {
      amountMinor: expense.amountMinor,
      description: expense.lineDescription,
      categoryId: expense.categoryId,
      categoryName: expense.categoryName,
      coding: nothing,
    },
  ];
}
