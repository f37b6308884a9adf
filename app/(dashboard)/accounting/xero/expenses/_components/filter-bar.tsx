"use client";

import { Filter } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/filter-chip";
import { Kbd } from "@/components/ui/kbd";
import { onDemand } from "@/components/ui/on-demand";
import { SearchField } from "@/components/ui/search-field";
import { clearedFilter, isNarrowed, NARROWING } from "@/lib/core/expense-filter";
import type { ExpenseCause, MatchingCount } from "@/lib/core/expense-row";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { Lists } from "../queries";
import { useFilterWords } from "./filter-words";
import type { FiltersPopoverProps } from "./filters-popover";
import type { ExpenseAddress } from "./use-expense-address";

const FiltersPopover = onDemand<FiltersPopoverProps>("dialog", () => import("./filters-popover").then((part) => part.FiltersPopover));

export const SEARCH_ID = "expense-search";

type FilterBarProps = {
  filter: ExpenseAddress["filter"];
  setFilter: ExpenseAddress["setFilter"];
  lists: Lists | undefined;
  isPhone: boolean;
  onSelectMatching: (() => void) | null;
  matching: MatchingCount;
  causes: readonly ExpenseCause[];
  /** Saved views and what else is done with the whole list, at the right. */
  tools: ReactNode;
};

/** Search and filters; each filter that is set can be taken out by itself. */
export function FilterBar({ filter, setFilter, lists, isPhone, onSelectMatching, matching, causes, tools }: FilterBarProps) {
  const t = useTranslations("expenses");
  const words = useFilterWords(lists);
  const active = NARROWING.filter((field) => field !== "q" && filter[field] !== undefined);
  const selectAll =
    matching.count > MAX_EXPENSES_PER_RUN
      ? t(matching.isAtLeast ? "selection.allFirstOfMore" : "selection.firstOf", { count: MAX_EXPENSES_PER_RUN, total: matching.count })
      : t("selection.allOf", { count: matching.count });
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 max-md:px-4">
      <SearchField
        id={SEARCH_ID}
        label={t("search")}
        className="w-64 max-md:w-auto max-md:min-w-40 max-md:flex-1"
        placeholder={t("search")}
        title={t("searchHint")}
        value={filter.q ?? ""}
        suffix={isPhone ? undefined : <Kbd>/</Kbd>}
        onSearch={(q) => setFilter({ q: q === "" ? undefined : q }, "replace")}
      />
      <FiltersPopover
        filter={filter}
        setFilter={setFilter}
        lists={lists}
        causes={causes}
        trigger={
          <Button>
            <Filter aria-hidden />
            {t("filterCount", { count: active.length })}
          </Button>
        }
      />
      {active.map((field) => (
        <FilterChip
          key={field}
          name={t(`filter.${field}`)}
          value={words(field, filter[field] ?? "")}
          removeLabel={t("filter.remove", { name: t(`filter.${field}`) })}
          onRemove={() => setFilter({ [field]: undefined })}
        />
      ))}
      {isNarrowed(filter) && (
        <Button size="sm" variant="quiet" onClick={() => setFilter(clearedFilter(filter))}>
          {t("filter.clear")}
        </Button>
      )}
      <div className="ml-auto flex flex-wrap items-center gap-1">
        {onSelectMatching && (
          <Button size="sm" variant="quiet" onClick={onSelectMatching} aria-label={isPhone ? selectAll : undefined}>
            {isPhone ? t("selection.all") : selectAll}
          </Button>
        )}
        {tools}
      </div>
    </div>
  );
}
