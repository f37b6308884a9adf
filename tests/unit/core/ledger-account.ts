import type { LedgerAccount } from "@/lib/core/ledger-reference";

/** An expense account that can be used. */
export const ACCOUNT: LedgerAccount = {
  ledgerAccountId: "account",
  code: "400",
  name: "Account",
  type: "EXPENSE",
  class: "EXPENSE",
  status: "ACTIVE",
  taxType: null,
  currency: null,
  bankAccountNumber: null,
  bankAccountType: null,
  isSystem: false,
  takesPayments: true,
};
