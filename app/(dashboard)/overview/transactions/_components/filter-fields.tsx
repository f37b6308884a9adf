"use client";

import { useTranslations } from "next-intl";
import { AmountFilter, DayFilter } from "@/components/filter-field";
import { Combobox } from "@/components/ui/combobox";
import { Select } from "@/components/ui/select";
import { EXPENSE_LABELS } from "@/lib/core/expense-filter";
import type { TransactionFilter } from "@/lib/core/transaction-filter";
import type { AccountBalance } from "@/lib/core/transaction-row";

type FilterFieldsProps = {
  filter: TransactionFilter;
  setFilter: (changes: Partial<TransactionFilter>) => void;
  choices: FilterChoices;
  isFinance: boolean;
};

export type FilterChoices = {
  accounts: readonly AccountBalance[];
  categories: readonly { id: string; name: string }[];
  cardholders: readonly string[];
};

/** "all" stands for not narrowed: a select has no empty value. */
const ALL = "all";

export function FilterFields({ filter, setFilter, choices, isFinance }: FilterFieldsProps) {
  const { accounts, categories, cardholders } = choices;
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const choice = (field: "kind" | "receipts" | "state" | "label" | "currency", options: { value: string; label: string }[]) => (
    <Select<string>
      label={t(`filters.${field}`)}
      options={[{ value: ALL, label: t("filters.all") }, ...options]}
      value={filter[field] ?? ALL}
      onChange={(value) => setFilter({ [field]: value === ALL ? undefined : value })}
    />
  );
  const currencies = [...new Set(accounts.map(({ currency }) => currency))];
  return (
    <div className="max-h-[70dvh] space-y-3 overflow-y-auto p-0.5">
      {accounts.length > 0 && (
        <Select
          label={t("filters.account")}
          options={[
            { value: ALL, label: t("allAccounts") },
            ...accounts.map(({ id, name, currency }) => ({ value: id, label: name, hint: currency })),
          ]}
          value={filter.account ?? ALL}
          onChange={(account) => setFilter({ account: account === ALL ? undefined : account })}
        />
      )}
      <Combobox
        label={t("filters.category")}
        options={[{ value: "none", label: t("filters.noCategory") }, ...categories.map(({ id, name }) => ({ value: id, label: name }))]}
        value={filter.category ?? null}
        onChange={(category) => setFilter({ category: category ?? undefined })}
        placeholder={t("filters.all")}
        emptyText={common("nothingFound")}
        clearLabel={common("clear")}
      />
      {cardholders.length > 0 && (
        <Combobox
          label={t("filters.cardholder")}
          options={cardholders.map((name) => ({ value: name, label: name }))}
          value={filter.cardholder ?? null}
          onChange={(cardholder) => setFilter({ cardholder: cardholder ?? undefined })}
          placeholder={t("filters.all")}
          emptyText={common("nothingFound")}
          clearLabel={common("clear")}
        />
      )}
      <div className="grid grid-cols-2 gap-2">
        <DayFilter label={t("filters.from")} value={filter.from} onChange={(value) => setFilter({ from: value })} />
        <DayFilter label={t("filters.to")} value={filter.to} onChange={(value) => setFilter({ to: value })} />
        <AmountFilter label={t("filters.min")} value={filter.min} onChange={(value) => setFilter({ min: value })} />
        <AmountFilter label={t("filters.max")} value={filter.max} onChange={(value) => setFilter({ max: value })} />
      </div>
      {currencies.length > 1 &&
        choice(
          "currency",
          currencies.map((currency) => ({ value: currency, label: currency })),
        )}
      {choice("kind", [
        { value: "expense", label: t("kinds.expense") },
        { value: "refund", label: t("kinds.refund") },
        { value: "income", label: t("kinds.income") },
      ])}
      {choice("receipts", [
        { value: "with", label: t("filters.withReceipts") },
        { value: "without", label: t("filters.withoutReceipts") },
      ])}
      {isFinance &&
        choice(
          "label",
          EXPENSE_LABELS.map((label) => ({ value: label, label: t(`labels.${label}`) })),
        )}
      {isFinance &&
        choice("state", [
          { value: "pending", label: t("states.pending") },
          { value: "synced", label: t("states.synced") },
          { value: "aside", label: t("states.aside") },
        ])}
    </div>
  );
}
