"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { EditPreview as Preview } from "@/lib/core/edit-preview";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import { formatDay } from "@/lib/i18n/format-day";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { previewEditAction } from "../actions";
import { expenseKeys } from "../queries";

const SHOWN = 4;

/** Asks what a change would do; null changes ask nothing. */
export function useEditPreview(selection: ExpenseSelection, changes: ExpenseChanges) {
  const refusal = useRefusalWords();
  const isEmpty = Object.keys(changes).length === 0;
  const { data, isFetching } = useQuery({
    queryKey: [...expenseKeys.all, "preview", selection, changes],
    queryFn: () => previewEditAction({ selection, changes }),
    enabled: !isEmpty,
    staleTime: 0,
  });
  if (isEmpty || !data) return { preview: null, refused: null, isAsking: isFetching };
  return data.ok ? { preview: data, refused: null, isAsking: isFetching } : { preview: null, refused: refusal(data), isAsking: isFetching };
}

/** What a change would do: how many change, from what to what, and how many become ready. */
export function EditPreview({ preview }: { preview: Preview }) {
  const t = useTranslations("expenses");
  const facts = [
    t("bulk.changes", { changed: preview.changed, count: preview.count }),
    preview.becomeReady > 0 && t("bulk.becomeReady", { count: preview.becomeReady }),
    preview.becomeIncomplete > 0 && t("bulk.becomeIncomplete", { count: preview.becomeIncomplete }),
    preview.stayIncomplete > 0 && t("bulk.stayIncomplete", { count: preview.stayIncomplete }),
    preview.inLedger > 0 && t("bulk.inLedger", { count: preview.inLedger }),
  ].filter((fact) => fact !== false);
  return (
    <section aria-label={t("bulk.previewTitle")} className="rounded-card border border-line bg-ground p-3 text-sm">
      <p role="status" className="font-medium">
        {facts.join(" · ")}
      </p>
      {preview.fields.map(({ field, moves }) => (
        <div key={field} className="mt-2">
          <h3 className="text-xs text-second">{t(`details.field.${field}`)}</h3>
          <ul className="divide-y divide-line">
            {moves.slice(0, SHOWN).map((move) => (
              <Move key={`${move.from} ${move.to}`} field={field} {...move} />
            ))}
          </ul>
          {moves.length > SHOWN && (
            <p className="text-xs text-second">
              {t("bulk.moreMoves", { count: moves.slice(SHOWN).reduce((sum, move) => sum + move.count, 0) })}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function Move({ field, from, to, count }: { field: string; from: string; to: string; count: number }) {
  const t = useTranslations("expenses.bulk");
  const locale = useLocale();
  const words = (value: string) => (value === "" ? t("none") : field === "accountingOn" ? formatDay(value, locale) : value);
  return (
    <li className="flex items-baseline gap-2 py-1">
      <del className="min-w-0 flex-1 truncate text-second no-underline" title={words(from)}>
        {words(from)}
      </del>
      <ArrowRight aria-hidden className="size-3.5 shrink-0 self-center text-third" />
      <ins className="min-w-0 flex-1 truncate no-underline" title={words(to)}>
        {words(to)}
      </ins>
      <span className="w-10 shrink-0 text-right tabular-nums text-second">{count}</span>
    </li>
  );
}
