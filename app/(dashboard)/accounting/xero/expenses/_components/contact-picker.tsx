"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { nameKey } from "@/lib/core/ledger-reference";
import { expenseKeys, fetchContacts } from "../queries";

const NEW = "new:";

type ContactPickerProps = {
  label: string;
  layout: "row" | "stacked";
  chosen: { id: string; label: string } | null;
  /** With the name of the contact, as it is shown. */
  onChange: (contact: NonNullable<ExpenseChanges["contact"]> | null, name: string) => void;
  placeholder?: string;
  source?: string;
  error?: string;
  clearLabel?: string;
  isStruck?: boolean;
  isDisabled?: boolean;
};

/** A contact of the organisation, found while one types, or a name that is created when the expense is sent. */
export function ContactPicker({
  label,
  layout,
  chosen,
  onChange,
  placeholder,
  source,
  error,
  clearLabel,
  isStruck,
  isDisabled,
}: ContactPickerProps) {
  const t = useTranslations("expenses.details");
  const [words, setWords] = useState("");
  const asked = useDeferredValue(words.trim());
  const { data: contacts = [] } = useQuery({
    queryKey: expenseKeys.contacts(asked),
    queryFn: ({ signal }) => fetchContacts(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const found = contacts.map((contact) => ({ value: contact.contactId, label: contact.name }));
  const isKnown = found.some((option) => nameKey(option.label) === nameKey(asked));
  const options = asked !== "" && !isKnown ? [...found, { value: NEW + asked, label: t("newContact", { name: asked }) }] : found;
  const current = chosen ? { value: chosen.id === "" ? NEW + chosen.label : chosen.id, label: chosen.label } : undefined;
  return (
    <Combobox
      label={label}
      layout={layout}
      options={options}
      value={current?.value ?? null}
      chosen={current}
      onSearch={setWords}
      onChange={(value) => {
        if (value === null) onChange(null, "");
        else if (value.startsWith(NEW)) onChange({ contactName: value.slice(NEW.length) }, value.slice(NEW.length));
        else onChange({ contactId: value }, found.find((option) => option.value === value)?.label ?? "");
      }}
      placeholder={placeholder}
      emptyText={t("noContacts")}
      source={source}
      error={error}
      clearLabel={clearLabel}
      isStruck={isStruck}
      isDisabled={isDisabled}
    />
  );
}
