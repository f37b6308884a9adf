"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import type { Lists } from "../queries";
import { ContactPicker } from "./contact-picker";
import { accountOptions, taxOptions } from "./picker-options";
import { TrackingPicker } from "./tracking-picker";

type BulkEditDialogProps = {
  count: number;
  lists: Lists | undefined;
  isBusy: boolean;
  onApply: (changes: ExpenseChanges) => void;
  onClose: () => void;
};

/** One change for many expenses. Only what is chosen here changes. */
export function BulkEditDialog({ count, lists, isBusy, onApply, onClose }: BulkEditDialogProps) {
  const t = useTranslations("expenses");
  const common = useTranslations("common");
  const [changes, setChanges] = useState<ExpenseChanges>({});
  const isEmpty = Object.keys(changes).length === 0;
  const set = (change: ExpenseChanges) =>
    setChanges((known) => Object.fromEntries(Object.entries({ ...known, ...change }).filter(([, value]) => value !== null)));
  const ledger = lists?.ledger;
  const account = ledger?.accounts.find((each) => each.ledgerAccountId === changes.ledgerAccountId) ?? null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("bulk.title", { count })}
      description={t("bulk.body")}
      closeLabel={common("close")}
      footer={
        <>
          <p aria-live="polite" className="mr-auto self-center text-sm text-second">
            {isEmpty ? t("bulk.nothing") : t("bulk.preview", { count })}
          </p>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" disabled={isEmpty} isBusy={isBusy} onClick={() => onApply(changes)}>
            {t("bulk.apply", { count })}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <Combobox
          label={t("details.category")}
          options={(lists?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={changes.categoryId ?? null}
          placeholder={t("bulk.leave")}
          emptyText={t("details.nothing")}
          clearLabel={t("bulk.leave")}
          onChange={(categoryId) => set({ categoryId })}
        />
        <Combobox
          label={t("details.ledgerAccount")}
          options={accountOptions(ledger?.accounts ?? [])}
          value={changes.ledgerAccountId ?? null}
          placeholder={t("bulk.leave")}
          emptyText={t("details.noAccounts")}
          clearLabel={t("bulk.leave")}
          footer={t("details.paymentsHint")}
          onChange={(ledgerAccountId) => set({ ledgerAccountId })}
        />
        <Combobox
          label={t("details.tax")}
          options={taxOptions(ledger?.taxRates ?? [], account)}
          value={changes.taxType ?? null}
          placeholder={t("bulk.leave")}
          emptyText={t("details.noRates")}
          clearLabel={t("bulk.leave")}
          onChange={(taxType) => set({ taxType })}
        />
        <TrackingPicker
          label={t("details.tracking")}
          layout="stacked"
          categories={ledger?.tracking ?? []}
          value={changes.tracking ?? []}
          onChange={(tracking) => set({ tracking })}
        />
        <ContactPicker
          label={t("details.contact")}
          layout="stacked"
          chosen={
            changes.contact
              ? {
                  id: "contactId" in changes.contact ? changes.contact.contactId : "",
                  label: "contactName" in changes.contact ? changes.contact.contactName : "",
                }
              : null
          }
          onChange={(contact) => set({ contact })}
          placeholder={t("bulk.leave")}
        />
      </div>
    </Dialog>
  );
}
