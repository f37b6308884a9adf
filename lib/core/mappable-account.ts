import type { LedgerAccount, TaxRate } from "./ledger-reference";

/** Whether a spend may be coded to the account: alive, not itself a bank account, and with payments to it enabled in the ledger. */
export function isMappable(account: LedgerAccount): boolean {
  return account.status === "ACTIVE" && account.type !== "BANK" && account.takesPayments;
}

/** Why an account that was chosen can no longer be used; null when it can. */
export function accountTrouble(account: LedgerAccount): "archived" | "takesNoPayments" | null {
  if (account.status !== "ACTIVE") return "archived";
  return account.takesPayments ? null : "takesNoPayments";
}

/** Whether the tax rate is alive and made for accounts of this class. */
export function isTaxRateFor(rate: TaxRate, account: LedgerAccount): boolean {
  return rate.status === "ACTIVE" && rate.appliesTo.includes(account.class);
}
