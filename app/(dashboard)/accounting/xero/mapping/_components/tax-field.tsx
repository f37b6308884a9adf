"use client";

import { useTranslations } from "next-intl";
import type { LedgerAccount, TaxRate } from "@/lib/core/ledger-reference";
import { isTaxRateFor } from "@/lib/core/mappable-account";
import { EffectCombobox, type ChangeFor } from "./effect-combobox";
import { FIELD_LABEL } from "./field-label";

type TaxFieldProps = {
  account: LedgerAccount | undefined;
  taxRates: readonly TaxRate[];
  value: string | null;
  onChange: (taxType: string | null) => void;
  changeFor: ChangeFor;
};

function rateLabel(rate: TaxRate): string {
  return `${Number(rate.percentage)}% ${rate.name}`;
}

/** The rates that can apply to the account. Without a choice the account's own default holds, and stands in the field as what it is. */
export function TaxField({ account, taxRates, value, onChange, changeFor }: TaxFieldProps) {
  const t = useTranslations("mapping");
  const chosen = taxRates.find((rate) => rate.taxType === value);
  const inherited = value === null && account ? taxRates.find((rate) => rate.taxType === account.taxType) : undefined;
  const trouble =
    value === null ? null : chosen?.status !== "ACTIVE" ? "archived" : account && !isTaxRateFor(chosen, account) ? "notForAccount" : null;
  const options = account
    ? taxRates.filter((rate) => isTaxRateFor(rate, account)).map((rate) => ({ value: rate.taxType, label: rateLabel(rate) }))
    : [];
  return (
    <EffectCombobox
      changeFor={changeFor}
      label={t("column.tax")}
      className={FIELD_LABEL}
      options={options}
      value={value}
      chosen={value === null ? undefined : { value, label: chosen ? rateLabel(chosen) : value }}
      onChange={onChange}
      placeholder={inherited ? rateLabel(inherited) : account ? t("tax.choose") : t("tax.needsAccount")}
      hint={inherited ? t("tax.inherited") : undefined}
      emptyText={t("tax.none")}
      clearLabel={t("tax.clear")}
      isDisabled={!account}
      isStruck={trouble !== null}
      error={trouble ? t(`tax.${trouble}`) : undefined}
    />
  );
}
