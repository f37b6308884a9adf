"use client";

import { Filter, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Popover } from "@/components/ui/popover";
import { TextField } from "@/components/ui/text-field";
import { clearedFilter, isNarrowed, NARROWING } from "@/lib/core/expense-filter";
import type { MatchingCount } from "@/lib/core/expense-row";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { Lists } from "../queries";
import { FilterFields } from "./filter-fields";
import { useFilterWords } from "./filter-words";
import type { ExpenseAddress } from "./use-expense-address";

const TYPING_MS = 250;
export const SEARCH_ID = "expense-search";

type FilterBarProps = {
  filter: ExpenseAddress["filter"];
  setFilter: ExpenseAddress["setFilter"];
  lists: Lists | undefined;
  isPhone: boolean;
  onSelectMatching: (() => void) | null;
  matching: MatchingCount;
};

/** Search and filters; each filter that is set can be taken out by itself. */
export function FilterBar({ filter, setFilter, lists, isPhone, onSelectMatching, matching }: FilterBarProps) {
  const t = useTranslations("expenses");
  const words = useFilterWords(lists);
  const active = NARROWING.filter((field) => field !== "q" && filter[field] !== undefined);
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 max-md:px-4">
      <SearchField value={filter.q ?? ""} isPhone={isPhone} onSearch={(q) => setFilter({ q: q === "" ? undefined : q }, "replace")} />
      <Popover
        label={t("filters")}
        className="w-80"
        trigger={
          <Button>
            <Filter aria-hidden />
            {t("filterCount", { count: active.length })}
          </Button>
        }
      >
        <FilterFields filter={filter} setFilter={setFilter} lists={lists} />
      </Popover>
      {active.map((field) => (
        <Button
          key={field}
          size="sm"
          aria-label={t("filter.remove", { name: t(`filter.${field}`) })}
          onClick={() => setFilter({ [field]: undefined })}
        >
          <span className="text-second">{t(`filter.${field}`)}</span>
          <span className="max-w-40 truncate">{words(field, filter[field] ?? "")}</span>
          <X aria-hidden />
        </Button>
      ))}
      {isNarrowed(filter) && (
        <Button
          size="sm"
          variant="quiet"
          onClick={() => setFilter({ ...Object.fromEntries(NARROWING.map((field) => [field, undefined])), ...clearedFilter(filter) })}
        >
          {t("filter.clear")}
        </Button>
      )}
      {onSelectMatching && (
        <Button size="sm" variant="quiet" className="ml-auto" onClick={onSelectMatching}>
          {matching.count > MAX_EXPENSES_PER_RUN
            ? t(matching.isAtLeast ? "selection.allFirstOfMore" : "selection.firstOf", {
                count: MAX_EXPENSES_PER_RUN,
                total: matching.count,
              })
            : t("selection.allOf", { count: matching.count })}
        </Button>
      )}
    </div>
  );
}

/** Searches while one types, a moment after the last key. */
function SearchField({ value, isPhone, onSearch }: { value: string; isPhone: boolean; onSearch: (text: string) => void }) {
  const t = useTranslations("expenses");
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
      id={SEARCH_ID}
      label={t("search")}
      layout="hidden"
      type="search"
      className="w-64 max-md:w-auto max-md:flex-1"
      placeholder={t("search")}
      title={t("searchHint")}
      prefix={<Search aria-hidden />}
      suffix={!isPhone && (typed ?? value) === "" ? <Kbd>/</Kbd> : undefined}
      value={typed ?? value}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(text), TYPING_MS);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") send(event.currentTarget.value);
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          send("");
          event.currentTarget.blur();
        }
      }}
    />
  );
}
