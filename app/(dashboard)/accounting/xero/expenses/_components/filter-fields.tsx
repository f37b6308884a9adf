"use client";

import { useTranslations } from "next-intl";
import { AmountFilter, DayFilter } from "@/components/filter-field";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Select } from "@/components/ui/select";
import { EXPENSE_LABELS, EXPENSE_SORTS, type ExpenseFilter } from "@/lib/core/expense-filter";
import { accountLabel } from "@/lib/core/expense-shown";
import { isMappable } from "@/lib/core/mappable-account";
import type { ExpenseCause } from "@/lib/core/expense-row";
import type { Lists } from "../queries";
import { useFilterWords } from "./filter-words";
import type { ExpenseAddress } from "./use-expense-address";

const ALL = "all";

export type FilterFieldsProps = {
  filter: ExpenseFilter;
  setFilter: ExpenseAddress["setFilter"];
  lists: Lists | undefined;
  causes: readonly ExpenseCause[];
};

export function FilterFields({ filter, setFilter, lists, causes }: FilterFieldsProps) {
  const t = useTranslations("expenses");
  const pick = (field: "account" | "category" | "ledgerAccount" | "cardholder", label: string, options: ComboboxOption[]) => (
    <Combobox
      label={label}
      options={options}
      value={filter[field] ?? null}
      placeholder={t("filter.all")}
      emptyText={t("details.nothing")}
      clearLabel={t("filter.remove", { name: label })}
      onChange={(value) => setFilter({ [field]: value ?? undefined }, "replace")}
    />
  );
  const choose = (field: "currency" | "receipts" | "label" | "cause", label: string, options: { value: string; label: string }[]) => (
    <Select
      label={label}
      value={filter[field] ?? ALL}
      options={[{ value: ALL, label: t("filter.all") }, ...options]}
      onChange={(value) => setFilter({ [field]: value === ALL ? undefined : value }, "replace")}
    />
  );
  const words = useFilterWords(lists);
  const causeCodes = [...new Set([...causes.map(({ code }) => code), ...(filter.cause ? [filter.cause] : [])])];
  const causeOptions = causeCodes.map((code) => ({ value: code, label: words("cause", code) }));
  const currencies = [...new Set(lists?.accounts.map((account) => account.currency))];
  return (
    <div className="grid grid-cols-2 gap-3">
      {pick(
        "account",
        t("filter.account"),
        (lists?.accounts ?? []).map(({ id, name, currency }) => ({ value: id, label: name, hint: currency })),
      )}
      {pick("category", t("filter.category"), [
        { value: "none", label: t("noCategory") },
        ...(lists?.categories ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {pick(
        "ledgerAccount",
        t("filter.ledgerAccount"),
        (lists?.ledger.accounts ?? [])
          .filter((account) => isMappable(account) || account.ledgerAccountId === filter.ledgerAccount)
          .map((account) => ({ value: account.ledgerAccountId, label: accountLabel(account) })),
      )}
      {pick(
        "cardholder",
        t("filter.cardholder"),
        (lists?.cardholders ?? []).map((name) => ({ value: name, label: name })),
      )}
      <DayFilter label={t("filter.from")} value={filter.from} onChange={(value) => setFilter({ from: value }, "replace")} />
      <DayFilter label={t("filter.to")} value={filter.to} onChange={(value) => setFilter({ to: value }, "replace")} />
      <AmountFilter label={t("filter.min")} value={filter.min} onChange={(value) => setFilter({ min: value }, "replace")} />
      <AmountFilter label={t("filter.max")} value={filter.max} onChange={(value) => setFilter({ max: value }, "replace")} />
      {choose(
        "currency",
        t("filter.currency"),
        currencies.map((currency) => ({ value: currency, label: currency })),
      )}
      {choose("receipts", t("filter.receipts"), [
        { value: "with", label: t("filter.withReceipts") },
        { value: "without", label: t("filter.withoutReceipts") },
      ])}
      {choose(
        "label",
        t("filter.label"),
        EXPENSE_LABELS.map((label) => ({ value: label, label: t(`label.${label}`) })),
      )}
      {choose("cause", t("filter.cause"), causeOptions)}
      <Select
        label={t("filter.sort")}
        value={filter.sort}
        options={EXPENSE_SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        onChange={(sort) => setFilter({ sort }, "replace")}
      />
    </div>
  );
}
