"use client";

import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { TextField } from "@/components/ui/text-field";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { useAccountOptions } from "../../_components/use-account-options";
import type { Lists } from "../queries";
import { ContactPicker } from "./contact-picker";
import { taxOptions } from "./picker-options";
import { TrackingPicker } from "./tracking-picker";

export type BulkField = "categoryId" | "ledgerAccountId" | "taxType" | "tracking" | "contact" | "accountingOn";

type BulkEditFieldsProps = {
  fields: readonly BulkField[];
  /** The account whose tax rates are offered while none is chosen here. */
  ledgerAccountId: string | null;
  lists: Lists | undefined;
  changes: ExpenseChanges;
  onChange: (changes: ExpenseChanges) => void;
};

/** The fields of an edit of many; one left empty changes nothing. */
export function BulkEditFields({ fields, ledgerAccountId, lists, changes, onChange }: BulkEditFieldsProps) {
  const t = useTranslations("expenses");
  const accountOptions = useAccountOptions();
  const ledger = lists?.ledger;
  const account = ledger?.accounts.find((each) => each.ledgerAccountId === (changes.ledgerAccountId ?? ledgerAccountId)) ?? null;
  const set = (change: ExpenseChanges) =>
    onChange(Object.fromEntries(Object.entries({ ...changes, ...change }).filter(([, value]) => value !== null)));
  const contact = changes.contact && {
    id: "contactId" in changes.contact ? changes.contact.contactId : "",
    label: "contactName" in changes.contact ? changes.contact.contactName : "",
  };
  const leave = t("bulk.leave");
  const field: Record<BulkField, () => React.ReactNode> = {
    categoryId: () => (
      <Combobox
        label={t("details.category")}
        options={(lists?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={changes.categoryId ?? null}
        placeholder={leave}
        emptyText={t("details.nothing")}
        clearLabel={leave}
        onChange={(categoryId) => set({ categoryId })}
      />
    ),
    ledgerAccountId: () => (
      <Combobox
        label={t("details.ledgerAccount")}
        options={accountOptions(ledger?.accounts ?? [])}
        value={changes.ledgerAccountId ?? null}
        placeholder={leave}
        emptyText={t("details.noAccounts")}
        clearLabel={leave}
        footer={t("details.paymentsHint")}
        onChange={(next) => set({ ledgerAccountId: next })}
      />
    ),
    taxType: () => (
      <Combobox
        label={t("details.tax")}
        options={taxOptions(ledger?.taxRates ?? [], account)}
        value={changes.taxType ?? null}
        placeholder={leave}
        emptyText={t("details.noRates")}
        clearLabel={leave}
        onChange={(taxType) => set({ taxType })}
      />
    ),
    tracking: () => (
      <TrackingPicker
        label={t("details.tracking")}
        layout="stacked"
        categories={ledger?.tracking ?? []}
        value={changes.tracking ?? []}
        onChange={(tracking) => set({ tracking })}
      />
    ),
    contact: () => (
      <ContactPicker
        label={t("details.contact")}
        layout="stacked"
        chosen={contact ?? null}
        onChange={(next) => set({ contact: next })}
        placeholder={leave}
        clearLabel={leave}
      />
    ),
    accountingOn: () => (
      <TextField
        label={t("details.accountingOn")}
        type="date"
        value={changes.accountingOn ?? ""}
        onChange={(event) => set({ accountingOn: event.target.value === "" ? null : event.target.value })}
      />
    ),
  };
  return (
    <div className="space-y-3">
      {fields.map((name) => (
        <div key={name}>{field[name]()}</div>
      ))}
    </div>
  );
}
