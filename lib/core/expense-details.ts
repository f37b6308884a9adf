import type { ShownReceipt } from "./receipts/receipt-kind";
import type { CodingOverride, TrackingChoice, ValueSource } from "./coding";
import type { DifferingField } from "./sync/snapshot-difference";
import type { SyncError } from "./sync-error";
import type { SyncState } from "./sync-state";

/** A value as the ledger would be given it, in words, with where it comes from. `isUsable` is false for what exists no longer. */
export type ShownValue = { id: string; label: string; source: ValueSource; isUsable: boolean };

export type ShownCoding = {
  ledgerAccount: ShownValue | null;
  tax: ShownValue | null;
  tracking: { choices: TrackingChoice[]; source: ValueSource } | null;
};

export type DetailsLine = {
  amountMinor: number;
  description: string | null;
  categoryId: string | null;
  own: CodingOverride;
  shown: ShownCoding;
};

export type DetailsReceipt = ShownReceipt & {
  sendContentType: string;
  delivery: {
    state: "WAITING" | "UNCLEAR" | "SENT" | "FAILED";
    fileName: string;
    errorCode: string | null;
    errorDetail: Record<string, string>;
  } | null;
};

/** The receipts of one expense of which some did not reach the ledger. */
export type ReceiptsToFix = { expenseId: string; reference: string; merchant: string; receipts: DetailsReceipt[] };

export type HistoryEntry = { at: string; actorName: string; action: string; detail: Record<string, unknown> };

/** A field whose value now differs from what the ledger was given. */
export type FieldDifference = { field: DifferingField; line: number | null; given: string; now: string };

/** Exactly what the ledger will get. */
export type LedgerPreview = {
  direction: "spend" | "receive";
  bankAccount: string;
  contact: string;
  isNewContact: boolean;
  postedOn: string;
  reference: string;
  url: string | null; // leads back here, where the deployment has a public address
  lineAmountTypes: "INCLUSIVE" | "EXCLUSIVE" | "NO_TAX";
  totalMinor: number;
  lines: { description: string; amountMinor: number; account: string; tax: string; tracking: string }[];
  /** `name` is the one there, `of` the one that the file has here. */
  files: { name: string; of: string }[];
};

/** Everything the details panel shows. Money out is negative; instants are ISO strings. */
export type ExpenseDetails = {
  id: string;
  reference: string;
  version: number;
  syncState: SyncState;
  isUpdated: boolean;
  isUnclear: boolean; // an answer of the ledger was lost: whether it has the expense as it is, is still to be looked up
  postedOn: string;
  accountingOn: string | null; // the day in the ledger, where somebody moved it
  amountMinor: number;
  currency: string;
  originalAmountMinor: number | null;
  originalCurrency: string | null;
  merchant: string;
  description: string;
  notes: string;
  taxHint: string | null;
  cardholder: string | null;
  cardLast4: string | null;
  accountId: string;
  accountName: string;
  categoryId: string | null;
  categoryName: string | null;
  lineDescription: string | null;
  describedAs: string; // what the line says unless someone writes their own words
  setAsideReason: string | null;
  own: CodingOverride & { hasContact: boolean };
  contact: (ShownValue & { isNew: boolean }) | null;
  shown: ShownCoding;
  lines: DetailsLine[];
  receipts: DetailsReceipt[];
  /** What holds it back now, all of it, and what the last attempt ended with. */
  problems: SyncError[];
  error: (SyncError & { at: string | null }) | null;
  preview: LedgerPreview | null;
  entry: { syncedAt: string; changedAt: string; ledgerTransactionId: string; url: string | null; differences: FieldDifference[] } | null;
  history: HistoryEntry[];
};
