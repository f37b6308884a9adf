"use client";

import { useTranslations } from "next-intl";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { accountLabel } from "@/lib/core/expense-shown";
import type { LedgerAccount } from "@/lib/core/ledger-reference";
import { ACCOUNT_TYPES, mappableByType } from "@/lib/core/mappable-account";

/** The accounts that can be chosen, each under the name of its type. */
export function useAccountOptions(): (accounts: readonly LedgerAccount[]) => ComboboxOption[] {
  const t = useTranslations("common.accountType");
  const nameOf = (type: string) => {
    const known = ACCOUNT_TYPES.find((one) => one === type);
    return known ? t(known) : type;
  };
  return (accounts) =>
    mappableByType(accounts).map((account) => ({
      value: account.ledgerAccountId,
      label: accountLabel(account),
      group: nameOf(account.type),
    }));
}
