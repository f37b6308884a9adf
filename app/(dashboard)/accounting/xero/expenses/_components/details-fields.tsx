"use client";

import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import type { ValueSource } from "@/lib/core/coding";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import type { Lists } from "../queries";
import { ContactPicker } from "./contact-picker";
import { DetailsCoding } from "./details-coding";
import { DetailsDay } from "./details-day";
import { SavedText } from "./saved-text";
import type { ExpenseEdit } from "./use-expense-edit";

type DetailsFieldsProps = { details: ExpenseDetails; lists: Lists | undefined; edit: ExpenseEdit; isSplit: boolean };

/** What the ledger is given, field by field: the value, where it comes from, and one click back to the inherited one. */
export function DetailsFields({ details, lists, edit, isSplit }: DetailsFieldsProps) {
  const t = useTranslations("expenses");
  const sourceWords = (source: ValueSource) => t(`source.${source}`, { category: details.categoryName ?? "" });
  const back = (field: string) => t("details.inheritField", { field });
  const { contact, own } = details;
  return (
    <div className="space-y-2">
      <ContactPicker
        label={t("details.contact")}
        layout="row"
        chosen={contact && { id: contact.id, label: contact.label }}
        source={contact ? sourceWords(contact.source) : undefined}
        isStruck={contact ? !contact.isUsable : false}
        clearLabel={own.hasContact ? back(t("details.contact")) : undefined}
        onChange={(next, label) =>
          void edit.save(
            { contact: next },
            {
              shown: next
                ? {
                    contact: {
                      id: "contactId" in next ? next.contactId : "",
                      label,
                      source: "expense",
                      isUsable: true,
                      isNew: "contactName" in next,
                    },
                  }
                : {},
            },
          )
        }
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
          if (categoryId === details.categoryId) return;
          const categoryName = lists?.categories.find((each) => each.id === categoryId)?.name ?? null;
          void edit.save({ categoryId }, { shown: { categoryId, categoryName } });
        }}
      />
      {!isSplit && <DetailsCoding details={details} ledger={lists?.ledger} edit={edit} sourceWords={sourceWords} />}
      <DetailsDay details={details} edit={edit} />
      <SavedText
        label={t("details.description")}
        value={details.lineDescription ?? ""}
        placeholder={details.describedAs}
        clear={
          details.lineDescription === null
            ? null
            : {
                label: back(t("details.description")),
                onClear: () => void edit.save({ lineDescription: null }, { shown: { lineDescription: null } }),
              }
        }
        onSave={(text, typedOver) => {
          const lineDescription = text === "" ? null : text;
          void edit.save({ lineDescription }, { shown: { lineDescription }, typedOver });
        }}
      />
      <SavedText
        label={t("details.notes")}
        value={details.notes}
        onSave={(notes, typedOver) => void edit.save({ notes }, { shown: { notes }, typedOver })}
      />
    </div>
  );
}
