import type { ComboboxOption } from "@/components/ui/combobox-options";
import { accountLabel, taxLabel } from "@/lib/core/expense-shown";
import type { LedgerAccount, TaxRate } from "@/lib/core/ledger-reference";
import { isMappable, isTaxRateFor } from "@/lib/core/mappable-account";

/** "DIRECTCOSTS" as people read it; the ledger's own words, which are English on its screens too. */
function typeName(type: string): string {
  const known: Readonly<Record<string, string>> = {
    DIRECTCOSTS: "Direct costs",
    OVERHEADS: "Overheads",
    CURRLIAB: "Current liability",
    TERMLIAB: "Long-term liability",
    OTHERINCOME: "Other income",
    DEPRECIATN: "Depreciation",
  };
  return known[type] ?? type.charAt(0) + type.slice(1).toLowerCase();
}

/** Accounts that can be chosen, by type, expenses first. */
export function accountOptions(accounts: readonly LedgerAccount[]): ComboboxOption[] {
  const offered = accounts.filter(isMappable);
  const rank = (account: LedgerAccount) => (account.class === "EXPENSE" ? 0 : 1);
  return offered
    .toSorted((one, other) => rank(one) - rank(other) || one.type.localeCompare(other.type))
    .map((account) => ({ value: account.ledgerAccountId, label: accountLabel(account), group: typeName(account.type) }));
}

/** Rates that can apply to the account, or all active ones while none is chosen. */
export function taxOptions(rates: readonly TaxRate[], account: LedgerAccount | null): ComboboxOption[] {
  return rates
    .filter((rate) => (account ? isTaxRateFor(rate, account) : rate.status === "ACTIVE"))
    .map((rate) => ({ value: rate.taxType, label: taxLabel(rate) }));
}
