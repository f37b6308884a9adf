import type { LedgerAccount, TaxRate } from "./ledger-reference";

/** Whether a spend may be coded to the account: alive, not itself a bank account, and with payments to it enabled in the ledger. */
export function isMappable(account: LedgerAccount): boolean {
  return account.status === "ACTIVE" && account.type !== "BANK" && account.takesPayments;
}

/** The ledger's account types, those to which a spend is most often coded first. */
export const ACCOUNT_TYPES = [
  "EXPENSE",
  "OVERHEADS",
  "DIRECTCOSTS",
  "DEPRECIATN",
  "FIXED",
  "CURRENT",
  "INVENTORY",
  "PREPAYMENT",
  "NONCURRENT",
  "CURRLIAB",
  "LIABILITY",
  "TERMLIAB",
  "PAYG",
  "EQUITY",
  "REVENUE",
  "SALES",
  "OTHERINCOME",
] as const;

/** The accounts that can be chosen, type by type; a type that is not known here comes last. */
export function mappableByType(accounts: readonly LedgerAccount[]): LedgerAccount[] {
  const rank = ({ type }: LedgerAccount) => {
    const place = ACCOUNT_TYPES.findIndex((known) => known === type);
    return place < 0 ? ACCOUNT_TYPES.length : place;
  };
  return accounts.filter(isMappable).sort((one, other) => rank(one) - rank(other) || one.type.localeCompare(other.type));
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
