"use client";

import { useTranslations } from "next-intl";
import { Select, type SelectOption } from "@/components/ui/select";
import type { BankAccountChoice } from "@/lib/core/bank-account-choice";
import { lastFour } from "@/lib/core/last-four";
import type { HomeAccount } from "../queries";

/** The option that opens the fields of a new bank account. */
export const CREATE_NEW = "create-new";

type BankAccountFieldProps = { account: HomeAccount; value: string | null; onChange: (value: string) => void; error?: string | undefined };

/** All bank accounts of the organisation; those that cannot be chosen say why. */
export function BankAccountField({ account, value, onChange, error }: BankAccountFieldProps) {
  const t = useTranslations("xero.link");
  const reason = (choice: BankAccountChoice) => {
    if (choice.refusal === "otherCurrency") return t("otherCurrency", { currency: choice.currency ?? "—" });
    if (choice.refusal === "archived") return t("archived");
    if (choice.refusal === "taken") return choice.takenBy ? t("takenBy", { account: choice.takenBy }) : t("takenElsewhere");
    return choice.number ? `··${lastFour(choice.number)}` : undefined;
  };
  const options: SelectOption[] = account.choices.map((choice) => ({
    value: choice.ledgerAccountId,
    label: choice.currency && !choice.name.includes(choice.currency) ? `${choice.name} (${choice.currency})` : choice.name,
    hint: reason(choice),
    isDisabled: choice.refusal !== null,
  }));
  const isNoneFree = account.choices.every((choice) => choice.refusal !== null);
  return (
    <Select
      label={t("bankAccount")}
      placeholder={t("choose")}
      options={[...options, { value: CREATE_NEW, label: t("create"), isDisabled: !account.canBeMade }]}
      value={value}
      onChange={onChange}
      error={error}
      hint={
        !account.canBeMade
          ? t("notUsed", { currency: account.currency })
          : isNoneFree
            ? t("none", { currency: account.currency })
            : undefined
      }
    />
  );
}
