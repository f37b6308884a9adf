import type { LedgerTransaction, LedgerTransactionDraft } from "@/lib/core/accounting-provider";
import type { ExpenseFacts } from "@/lib/core/sync/expense-facts";
import type { LedgerContext } from "@/lib/core/sync/ledger-context";

export const EXPENSE: ExpenseFacts = {
  expenseId: "3f6f0f0a-0000-4000-8000-000000000001",
  reference: "EX-AAAA-0001",
  accountId: "account",
  accountName: "Main",
  postedOn: "2026-09-14",
  accountingOn: null,
  amountMinor: -12_345,
  currency: "SGD",
  merchant: "Grab",
  description: "",
  notes: "",
  cardholder: null,
  cardLast4: null,
  originalAmountMinor: null,
  originalCurrency: null,
  categoryId: "travel",
  categoryName: "Travel",
  contactId: null,
  contactName: null,
  lineDescription: null,
  coding: { ledgerAccountId: null, taxType: null, tracking: null },
  lines: [],
  receipts: [],
};

const account = {
  name: "Travel",
  type: "EXPENSE",
  class: "EXPENSE",
  status: "ACTIVE",
  taxType: "INPUT",
  currency: null,
  bankAccountNumber: null,
  bankAccountType: null,
  isSystem: false,
  takesPayments: true,
};

export const CONTEXT: LedgerContext = {
  isConnected: true,
  organisation: { periodLockOn: null, yearEndLockOn: null },
  policy: {
    contactPolicy: "MATCH_OR_CREATE",
    defaultContactId: null,
    lineAmountTypes: "INCLUSIVE",
    descriptionTemplate: "{merchant} {description} {original}",
  },
  bankAccountByAccountId: new Map([["account", "bank"]]),
  mappingByCategoryId: new Map([["travel", { ledgerAccountId: "493", taxType: null, tracking: null, contactId: null }]]),
  accountById: new Map([
    ["493", { ...account, ledgerAccountId: "493", code: "493" }],
    ["bank", { ...account, ledgerAccountId: "bank", code: null, name: "Bank", type: "BANK", class: "ASSET", currency: "SGD" }],
  ]),
  taxRateByType: new Map([["INPUT", { taxType: "INPUT", name: "GST", percentage: "9", status: "ACTIVE", appliesTo: ["EXPENSE"] }]]),
  trackingById: new Map([
    [
      "t",
      { trackingCategoryId: "t", name: "Region", status: "ACTIVE", options: [{ trackingOptionId: "o", name: "West", status: "ARCHIVED" }] },
    ],
  ]),
  contactById: new Map([["c", { contactId: "c", name: "Gone", status: "ARCHIVED" }]]),
  contactByKey: new Map(),
};

/** The transaction as a ledger shows it that keeps everything as it was given. */
export const asGiven = (draft: LedgerTransactionDraft): LedgerTransaction => ({
  ...draft,
  ledgerTransactionId: "id",
  status: "AUTHORISED",
  isReconciled: false,
  totalMinor: null,
  lines: draft.lines.map((each) => ({
    ...each,
    lineId: each.lineId ?? null,
    tracking: each.tracking.map((choice) => choice.trackingOptionId),
  })),
});
