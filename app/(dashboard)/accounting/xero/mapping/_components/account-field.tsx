"use client";

import { useTranslations } from "next-intl";
import { accountLabel } from "@/lib/core/expense-shown";
import type { LedgerAccount } from "@/lib/core/ledger-reference";
import { accountTrouble } from "@/lib/core/mappable-account";
import { useAccountOptions } from "../../_components/use-account-options";
import { EffectCombobox, type ChangeFor } from "./effect-combobox";
import { FIELD_LABEL } from "./field-label";

type AccountFieldProps = {
  accounts: readonly LedgerAccount[];
  value: string | null;
  onChange: (ledgerAccountId: string | null) => void;
  onHelp: () => void;
  changeFor: ChangeFor;
};

/** The accounts that can be used, grouped by type, found by code or name. A chosen one that died since is struck through and says so. */
export function AccountField({ accounts, value, onChange, onHelp, changeFor }: AccountFieldProps) {
  const t = useTranslations("mapping");
  const accountOptions = useAccountOptions();
  const chosen = accounts.find((account) => account.ledgerAccountId === value);
  const trouble = value === null ? null : chosen ? accountTrouble(chosen) : "gone";
  return (
    <EffectCombobox
      changeFor={changeFor}
      label={t("column.account")}
      className={FIELD_LABEL}
      options={accountOptions(accounts)}
      value={value}
      chosen={value === null ? undefined : { value, label: chosen ? accountLabel(chosen) : value }}
      onChange={onChange}
      placeholder={t("account.choose")}
      emptyText={t("account.none")}
      clearLabel={t("account.clear")}
      isStruck={trouble !== null}
      error={trouble ? t(`account.${trouble}`) : undefined}
      footer={
        <button type="button" onClick={onHelp} className="w-full rounded-sm px-2 py-1.5 text-left text-xs text-brand hover:bg-sunk">
          {t("account.cantFind")}
        </button>
      }
    />
  );
}
