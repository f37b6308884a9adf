"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";

type NewBankAccount = { name: string; code: string };

type NewBankAccountFieldsProps = {
  account: { currency: string; accountNumber: string };
  value: NewBankAccount;
  onChange: (value: NewBankAccount) => void;
  isTried: boolean;
};

/** Number and currency are the account's own, and so not for choosing. */
export function NewBankAccountFields({ account, value, onChange, isTried }: NewBankAccountFieldsProps) {
  const t = useTranslations("xero.link");
  return (
    <div className="grid gap-3 rounded-control border border-line bg-ground p-3 sm:grid-cols-2">
      <TextField
        label={t("name")}
        value={value.name}
        maxLength={150}
        required
        onChange={(event) => onChange({ ...value, name: event.target.value })}
        error={isTried && value.name.trim() === "" ? t("required") : undefined}
      />
      <TextField
        label={t("code")}
        hint={t("codeHint")}
        value={value.code}
        maxLength={10}
        onChange={(event) => onChange({ ...value, code: event.target.value })}
      />
      <TextField label={t("number")} value={account.accountNumber} readOnly />
      <TextField label={t("currency")} hint={t("currencyHint")} value={account.currency} readOnly />
    </div>
  );
}
