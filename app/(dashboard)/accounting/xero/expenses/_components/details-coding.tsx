"use client";

import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import type { ValueSource } from "@/lib/core/coding";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { accountLabel, taxLabel } from "@/lib/core/expense-shown";
import { useAccountOptions } from "../../_components/use-account-options";
import type { Lists } from "../queries";
import { InheritButton } from "./inherit-button";
import { taxOptions } from "./picker-options";
import { TrackingPicker } from "./tracking-picker";
import type { ExpenseEdit } from "./use-expense-edit";

type DetailsCodingProps = {
  details: ExpenseDetails;
  ledger: Lists["ledger"] | undefined;
  edit: ExpenseEdit;
  sourceWords: (source: ValueSource) => string;
};

/** Account, tax rate and tracking of an expense that is one line. */
export function DetailsCoding({ details, ledger, edit, sourceWords }: DetailsCodingProps) {
  const t = useTranslations("expenses");
  const accountOptions = useAccountOptions();
  const { shown, own } = details;
  const back = (field: string) => t("details.inheritField", { field });
  const account = ledger?.accounts.find((each) => each.ledgerAccountId === shown.ledgerAccount?.id) ?? null;
  const chooseAccount = (id: string | null) => {
    if (id === shown.ledgerAccount?.id) return;
    const picked = ledger?.accounts.find((each) => each.ledgerAccountId === id);
    const ledgerAccount = picked && {
      id: picked.ledgerAccountId,
      label: accountLabel(picked),
      source: "expense" as const,
      isUsable: true,
    };
    void edit.save({ ledgerAccountId: id }, { shown: ledgerAccount && { shown: { ...shown, ledgerAccount } } });
  };
  const chooseTax = (taxType: string | null) => {
    if (taxType === shown.tax?.id) return;
    const picked = ledger?.taxRates.find((each) => each.taxType === taxType);
    const tax = picked && { id: picked.taxType, label: taxLabel(picked), source: "expense" as const, isUsable: true };
    void edit.save({ taxType }, { shown: tax && { shown: { ...shown, tax } } });
  };
  return (
    <>
      <Combobox
        label={t("details.ledgerAccount")}
        layout="row"
        options={accountOptions(ledger?.accounts ?? [])}
        value={shown.ledgerAccount?.id ?? null}
        chosen={shown.ledgerAccount ? { value: shown.ledgerAccount.id, label: shown.ledgerAccount.label } : undefined}
        placeholder={t("chooseAccount")}
        source={shown.ledgerAccount ? sourceWords(shown.ledgerAccount.source) : undefined}
        isStruck={shown.ledgerAccount ? !shown.ledgerAccount.isUsable : false}
        emptyText={t("details.noAccounts")}
        footer={t("details.paymentsHint")}
        clearLabel={own.ledgerAccountId === null ? undefined : back(t("details.ledgerAccount"))}
        onChange={chooseAccount}
      />
      <Combobox
        label={t("details.tax")}
        layout="row"
        options={taxOptions(ledger?.taxRates ?? [], account)}
        value={shown.tax?.id ?? null}
        chosen={shown.tax ? { value: shown.tax.id, label: shown.tax.label } : undefined}
        placeholder={t("cause.fix.chooseTaxRate")}
        source={shown.tax ? sourceWords(shown.tax.source) : undefined}
        isStruck={shown.tax ? !shown.tax.isUsable : false}
        emptyText={t("details.noRates")}
        clearLabel={own.taxType === null ? undefined : back(t("details.tax"))}
        onChange={chooseTax}
      />
      <TrackingPicker
        label={t("details.tracking")}
        layout="row"
        categories={ledger?.tracking ?? []}
        value={shown.tracking?.choices ?? []}
        source={shown.tracking ? sourceWords(shown.tracking.source) : undefined}
        onChange={(next) => {
          // Nothing chosen is a choice too: inheriting again is a press of its own.
          const choices = next ?? [];
          void edit.save({ tracking: choices }, { shown: { shown: { ...shown, tracking: { choices, source: "expense" } } } });
        }}
      />
      {own.tracking !== null && <InheritButton label={back(t("details.tracking"))} onClick={() => void edit.save({ tracking: null })} />}
    </>
  );
}
