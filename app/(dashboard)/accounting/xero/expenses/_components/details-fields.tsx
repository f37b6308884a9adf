"use client";

import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import type { ValueSource } from "@/lib/core/coding";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { accountLabel, taxLabel } from "@/lib/core/expense-shown";
import type { Lists } from "../queries";
import { ContactPicker } from "./contact-picker";
import { accountOptions, taxOptions } from "./picker-options";
import { SavedText } from "./saved-text";
import { TrackingPicker } from "./tracking-picker";
import type { ExpenseEdit } from "./use-expense-edit";

type DetailsFieldsProps = { details: ExpenseDetails; lists: Lists | undefined; edit: ExpenseEdit; isSplit: boolean };

/** What the ledger is given, field by field: the value, where it comes from, and one click back to the inherited one. */
export function DetailsFields({ details, lists, edit, isSplit }: DetailsFieldsProps) {
  const t = useTranslations("expenses");
  const sourceWords = (source: ValueSource) => t(`source.${source}`, { category: details.categoryName ?? "" });
  const back = (field: string) => t("details.inheritField", { field });
  const { contact, shown, own } = details;
  const ledger = lists?.ledger;
  const account = ledger?.accounts.find((each) => each.ledgerAccountId === shown.ledgerAccount?.id) ?? null;
  const tracking = shown.tracking?.choices ?? [];
  return (
    <div className="space-y-2">
      <ContactPicker
        label={t("details.contact")}
        layout="row"
        chosen={contact && { id: contact.id, label: contact.label }}
        source={contact ? sourceWords(contact.source) : undefined}
        isStruck={contact ? !contact.isUsable : false}
        clearLabel={own.hasContact ? back(t("details.contact")) : undefined}
        onChange={(next) => void edit.save({ contact: next })}
      />
      <Combobox
        label={t("details.category")}
        layout="row"
        options={(lists?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={details.categoryId}
        chosen={details.categoryId === null ? undefined : { value: details.categoryId, label: details.categoryName ?? "" }}
        placeholder={t("noCategory")}
        emptyText={t("details.nothing")}
        onChange={(categoryId) => {
          if (categoryId !== details.categoryId)
            void edit.save(
              { categoryId },
              { categoryId, categoryName: lists?.categories.find((each) => each.id === categoryId)?.name ?? null },
            );
        }}
      />
      {!isSplit && (
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
            onChange={(id) => {
              if (id === shown.ledgerAccount?.id) return;
              const picked = ledger?.accounts.find((each) => each.ledgerAccountId === id);
              void edit.save(
                { ledgerAccountId: id },
                picked && {
                  shown: {
                    ...shown,
                    ledgerAccount: { id: picked.ledgerAccountId, label: accountLabel(picked), source: "expense", isUsable: true },
                  },
                },
              );
            }}
          />
          <Combobox
            label={t("details.tax")}
            layout="row"
            options={taxOptions(ledger?.taxRates ?? [], account)}
            value={shown.tax?.id ?? null}
            chosen={shown.tax ? { value: shown.tax.id, label: shown.tax.label } : undefined}
            source={shown.tax ? sourceWords(shown.tax.source) : undefined}
            isStruck={shown.tax ? !shown.tax.isUsable : false}
            emptyText={t("details.noRates")}
            clearLabel={own.taxType === null ? undefined : back(t("details.tax"))}
            onChange={(taxType) => {
              if (taxType === shown.tax?.id) return;
              const picked = ledger?.taxRates.find((each) => each.taxType === taxType);
              void edit.save(
                { taxType },
                picked && { shown: { ...shown, tax: { id: picked.taxType, label: taxLabel(picked), source: "expense", isUsable: true } } },
              );
            }}
          />
          <TrackingPicker
            label={t("details.tracking")}
            layout="row"
            categories={ledger?.tracking ?? []}
            value={tracking}
            onChange={(next) =>
              void edit.save({ tracking: next }, { shown: { ...shown, tracking: next && { choices: next, source: "expense" } } })
            }
          />
          {own.tracking !== null && (
            <button
              type="button"
              className="ml-30 text-2xs text-brand hover:underline max-md:ml-0"
              onClick={() => void edit.save({ tracking: null })}
            >
              {back(t("details.tracking"))}
            </button>
          )}
        </>
      )}
      <SavedText
        label={t("details.description")}
        value={details.lineDescription ?? ""}
        placeholder={details.describedAs}
        onSave={(text) => void edit.save({ lineDescription: text === "" ? null : text }, { lineDescription: text === "" ? null : text })}
      />
      <SavedText label={t("details.notes")} value={details.notes} onSave={(notes) => void edit.save({ notes }, { notes })} />
    </div>
  );
}
