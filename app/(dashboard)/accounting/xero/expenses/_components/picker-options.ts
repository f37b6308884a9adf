import type { ComboboxOption } from "@/components/ui/combobox-options";
import { taxLabel } from "@/lib/core/expense-shown";
import type { LedgerAccount, TaxRate } from "@/lib/core/ledger-reference";
import { isTaxRateFor } from "@/lib/core/mappable-account";

/** Rates that can apply to the account, or all active ones while none is chosen. */
export function taxOptions(rates: readonly TaxRate[], account: LedgerAccount | null): ComboboxOption[] {
  return rates
    .filter((rate) => (account ? isTaxRateFor(rate, account) : rate.status === "ACTIVE"))
    .map((rate) => ({ value: rate.taxType, label: taxLabel(rate) }));
}
