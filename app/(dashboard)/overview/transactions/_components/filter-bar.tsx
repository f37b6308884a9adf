"use client";

import { Filter, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/filter-chip";
import { Popover } from "@/components/ui/popover";
import { SearchField } from "@/components/ui/search-field";
import { TRANSACTION_FILTER_FIELDS } from "@/lib/core/transaction-filter";
import { FilterFields, type FilterChoices } from "./filter-fields";
import { useFilterWords } from "./use-filter-words";
import type { TransactionAddress } from "./use-transaction-address";

type FilterBarProps = { address: TransactionAddress; choices: FilterChoices; isFinance: boolean };

/** Search and filters, in the parts of the workbench; each filter that is set can be taken out by itself. */
export function FilterBar({ address, choices, isFinance }: FilterBarProps) {
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const words = useFilterWords(choices);
  const { filter, setFilter } = address;
  const active = TRANSACTION_FILTER_FIELDS.flatMap((field) => {
    const value = filter[field];
    return field === "q" || value === undefined ? [] : [{ field, value }];
  });
  const clear = () => setFilter(Object.fromEntries(TRANSACTION_FILTER_FIELDS.map((field) => [field, undefined])));
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 max-md:px-4">
      <SearchField
        label={common("search")}
        placeholder={t("search")}
        className="w-80 max-md:w-auto max-md:flex-1"
        value={filter.q ?? ""}
        onSearch={(q) => setFilter({ q: q === "" ? undefined : q }, "replace")}
      />
      <Popover
        label={common("filters")}
        className="w-96 max-md:w-80"
        trigger={
          <Button>
            <Filter aria-hidden />
            {common("filters")}
            {active.length > 0 && <span className="text-brand">{active.length}</span>}
          </Button>
        }
      >
        <FilterFields filter={filter} setFilter={setFilter} choices={choices} isFinance={isFinance} />
      </Popover>
      {active.map(({ field, value }) => (
        <FilterChip
          key={field}
          name={t(`filters.${field}`)}
          value={words(field, value)}
          removeLabel={t("filters.remove", { name: t(`filters.${field}`) })}
          onRemove={() => setFilter({ [field]: undefined })}
        />
      ))}
      {(active.length > 0 || filter.q) && (
        <Button size="sm" variant="quiet" onClick={clear}>
          <X aria-hidden />
          {common("clearFilters")}
        </Button>
      )}
    </div>
  );
}
