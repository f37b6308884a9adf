"use client";

import { useTranslations } from "next-intl";
import type { LedgerAccount } from "@/lib/core/ledger-reference";
import { accountTrouble, isMappable } from "@/lib/core/mappable-account";
import { EffectCombobox, type ChangeFor } from "./effect-combobox";
import { FIELD_LABEL } from "./field-label";

const CLASSES = ["EXPENSE", "ASSET", "LIABILITY", "EQUITY", "REVENUE"] as const;

export function accountLabel(account: LedgerAccount): string {
  return account.code ? `${account.code} ${account.name}` : account.name;
}

type AccountFieldProps = {
  accounts: readonly LedgerAccount[];
  value: string | null;
  onChange: (ledgerAccountId: string | null) => void;
  onHelp: () => void;
  changeFor: ChangeFor;
};

/** The accounts that can be used, grouped by class, found by code or name. A chosen one that died since is struck through and says so. */
export function AccountField({ accounts, value, onChange, onHelp, changeFor }: AccountFieldProps) {
  const t = useTranslations("mapping");
  const chosen = accounts.find((account) => account.ledgerAccountId === value);
  const trouble = value === null ? null : chosen ? accountTrouble(chosen) : "gone";
  const classOf = (account: LedgerAccount) => CLASSES.find((one) => one === account.class) ?? "OTHER";
  const options = CLASSES.flatMap((one) => accounts.filter((account) => isMappable(account) && classOf(account) === one)).map(
    (account) => ({
      value: account.ledgerAccountId,
      label: accountLabel(account),
      group: t(`class.${classOf(account)}`),
    }),
  );
  return (
    <EffectCombobox
      changeFor={changeFor}
      label={t("column.account")}
      className={FIELD_LABEL}
      options={options}
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
