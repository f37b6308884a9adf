"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";

/** As many letters as Xero takes. */
export const MAX_NAME_LENGTH = 150;

type NewBankAccount = { name: string; code: string };

/** What Xero had against it: the name or the code is there already, or anything else in its own words. */
export type NewBankAccountRefusal = { name?: boolean; code?: boolean; words?: string };

type NewBankAccountFieldsProps = {
  account: { currency: string; accountNumber: string };
  value: NewBankAccount;
  onChange: (value: NewBankAccount) => void;
  isTried: boolean;
  refused: NewBankAccountRefusal;
};

/** Number and currency are the account's own, and so not for choosing. */
export function NewBankAccountFields({ account, value, onChange, isTried, refused }: NewBankAccountFieldsProps) {
  const t = useTranslations("xero.link");
  return (
    <div className="grid grid-cols-1 gap-3 rounded-control border border-line bg-ground p-3 sm:grid-cols-2">
      <TextField
        label={t("name")}
        value={value.name}
        maxLength={MAX_NAME_LENGTH}
        required
        onChange={(event) => onChange({ ...value, name: event.target.value })}
        error={isTried && value.name.trim() === "" ? t("required") : refused.name ? t("nameTaken") : undefined}
      />
      <TextField
        label={t("code")}
        hint={t("codeHint")}
        value={value.code}
        maxLength={10}
        onChange={(event) => onChange({ ...value, code: event.target.value })}
        error={refused.code ? t("codeTaken") : undefined}
      />
      <TextField label={t("number")} value={account.accountNumber} readOnly />
      <TextField label={t("currency")} hint={t("currencyHint")} value={account.currency} readOnly />
      {refused.words && (
        <p role="alert" className="text-red sm:col-span-2">
          {t("xeroRefused", { words: refused.words })}
        </p>
      )}
    </div>
  );
}
