"use client";

import { Filter, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { TextField } from "@/components/ui/text-field";
import { TRANSACTION_FILTER_FIELDS } from "@/lib/core/transaction-filter";
import type { AccountBalance } from "@/lib/core/transaction-row";
import { FilterFields } from "./filter-fields";
import type { TransactionAddress } from "./use-transaction-address";

const TYPING_MS = 250;

type FilterBarProps = {
  address: TransactionAddress;
  accounts: readonly AccountBalance[];
  categories: readonly { id: string; name: string }[];
  isFinance: boolean;
};

export function FilterBar({ address, accounts, categories, isFinance }: FilterBarProps) {
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const { filter, setFilter } = address;
  const active = TRANSACTION_FILTER_FIELDS.filter((field) => field !== "q" && filter[field] !== undefined);
  const clear = () => setFilter(Object.fromEntries(TRANSACTION_FILTER_FIELDS.map((field) => [field, undefined])));
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 max-md:px-4">
      <SearchField value={filter.q ?? ""} onSearch={(q) => setFilter({ q: q === "" ? undefined : q }, "replace")} />
      <Popover
        label={common("filters")}
        className="w-80"
        trigger={
          <Button>
            <Filter aria-hidden />
            {common("filters")}
            {active.length > 0 && <span className="text-brand">{active.length}</span>}
          </Button>
        }
      >
        <FilterFields filter={filter} setFilter={setFilter} accounts={accounts} categories={categories} isFinance={isFinance} />
      </Popover>
      {filter.import && <span className="text-sm text-second">{t("importFilter")}</span>}
      {(active.length > 0 || filter.q) && (
        <Button variant="quiet" onClick={clear}>
          <X aria-hidden />
          {common("clearFilters")}
        </Button>
      )}
    </div>
  );
}

/** Searches while one types, a moment after the last key. */
function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (text: string) => {
    clearTimeout(timer.current);
    onSearch(text.trim());
    setTyped(null);
  };
  return (
    <TextField
      label={common("search")}
      layout="hidden"
      type="search"
      className="w-80 max-md:w-auto max-md:flex-1"
      placeholder={t("search")}
      prefix={<Search aria-hidden />}
      value={typed ?? value}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(text), TYPING_MS);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") send(event.currentTarget.value);
      }}
    />
  );
}
