"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { LedgerContact } from "@/lib/core/ledger-reference";
import { searchContactsAction } from "../actions";
import { EffectCombobox, type ChangeFor } from "./effect-combobox";
import { FIELD_LABEL } from "./field-label";

type ContactFieldProps = {
  label: string;
  placeholder: string;
  /** Those that are chosen somewhere, so that they have a name. */
  known: readonly LedgerContact[];
  value: string | null;
  onChange: (contactId: string | null) => void;
  error?: string | undefined;
  isLabelShown?: boolean;
  changeFor?: ChangeFor;
};

/** Thousands of contacts are searched on the server; the last question asked is the one answered. */
export function ContactField({ label, placeholder, known, value, onChange, error, isLabelShown = false, changeFor }: ContactFieldProps) {
  const t = useTranslations("mapping.contact");
  const [found, setFound] = useState<LedgerContact[]>([]);
  const question = useRef(0);
  const search = async (text: string) => {
    question.current += 1;
    const mine = question.current;
    const answer = await searchContactsAction({ text });
    if (mine === question.current && answer.ok) setFound(answer.contacts);
  };
  const chosen = [...found, ...known].find((contact) => contact.contactId === value);
  const isArchived = value !== null && chosen?.status !== "ACTIVE";
  return (
    <EffectCombobox
      changeFor={changeFor}
      label={label}
      className={isLabelShown ? undefined : FIELD_LABEL}
      options={found.map((contact) => ({ value: contact.contactId, label: contact.name }))}
      value={value}
      chosen={value === null ? undefined : { value, label: chosen?.name ?? value }}
      onChange={onChange}
      onSearch={(text) => void search(text)}
      placeholder={placeholder}
      emptyText={t("none")}
      clearLabel={t("clear")}
      isStruck={isArchived}
      error={error ?? (isArchived ? t("archived") : undefined)}
    />
  );
}
