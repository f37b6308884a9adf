"use client";

import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { TransactionFilter } from "@/lib/core/transaction-filter";
import type { AccountBalance } from "@/lib/core/transaction-row";

type FilterFieldsProps = {
  filter: TransactionFilter;
  setFilter: (changes: Partial<TransactionFilter>) => void;
  accounts: readonly AccountBalance[];
  categories: readonly { id: string; name: string }[];
  isFinance: boolean;
};

/** "all" stands for not narrowed: a select has no empty value. */
const ALL = "all";

export function FilterFields({ filter, setFilter, accounts, categories, isFinance }: FilterFieldsProps) {
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const choice = (field: "kind" | "receipts" | "state", options: { value: string; label: string }[]) => (
    <Select<string>
      label={t(`filters.${field}`)}
      options={[{ value: ALL, label: t("filters.all") }, ...options]}
      value={filter[field] ?? ALL}
      onChange={(value) => setFilter({ [field]: value === ALL ? undefined : value })}
    />
  );
  return (
    <div className="space-y-3">
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
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label={t("filters.from")}
          type="date"
          value={filter.from ?? ""}
          onChange={(event) => setFilter({ from: event.target.value || undefined })}
        />
        <TextField
          label={t("filters.to")}
          type="date"
          value={filter.to ?? ""}
          onChange={(event) => setFilter({ to: event.target.value || undefined })}
        />
      </div>
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
        choice("state", [
          { value: "pending", label: t("states.pending") },
          { value: "synced", label: t("states.synced") },
          { value: "aside", label: t("states.aside") },
        ])}
    </div>
  );
}
