"use client";

import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { MappingRow as Row, MappingView } from "../queries";
import { FilterButtons } from "../../_components/filter-buttons";
import { AskDialog } from "./ask-dialog";
import { FindAccountHelp } from "./find-account-help";
import { MappingFiles } from "./mapping-files";
import { MappingHead } from "./mapping-head";
import { MappingRow } from "./mapping-row";
import { useEffectWords } from "./use-effect-words";
import { useMappingRows } from "./use-mapping-rows";

type MappingListProps = Pick<MappingView, "lists" | "contacts" | "uncategorisedCount" | "suggestionsEffect"> & { rows: Row[] };

export function MappingList({ rows: given, lists, contacts, uncategorisedCount, suggestionsEffect }: MappingListProps) {
  const t = useTranslations("mapping");
  const { rows, stateOf, save, asking, commit, keep } = useMappingRows(given);
  const words = useEffectWords();
  const [show, setShow] = useQueryState("show", parseAsStringLiteral(["all", "unmapped"]).withDefault("all"));
  // A row that was just mapped stays under Unmapped until the filter is chosen anew, so that it does not vanish under the hand.
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isHelping, setHelping] = useState(false);
  // The router looks for the anchor while the page still loads, and does not look again.
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
  }, []);
  const unmapped = rows.filter((row) => row.mapping.ledgerAccountId === null);
  const shown = show === "all" ? rows : rows.filter((row) => row.mapping.ledgerAccountId === null || touched.has(row.categoryId));
  const suggested = unmapped.flatMap((row) =>
    row.suggestion ? [{ categoryId: row.categoryId, ledgerAccountId: row.suggestion.ledgerAccountId }] : [],
  );

  const useAll = async () => {
    if (await save(suggested)) toast.success(t("suggestion.used", { count: suggested.length }));
  };

  if (rows.length === 0) return <EmptyState title={t("noCategories.title")}>{t("noCategories.body")}</EmptyState>;
  return (
    <section aria-label={t("title")} className="rounded-card border border-line bg-panel">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
        <FilterButtons
          label={t("filter.label")}
          value={show}
          onChange={(next) => {
            setTouched(new Set());
            void setShow(next);
          }}
          options={[
            { value: "all", label: t("filter.all"), count: rows.length },
            { value: "unmapped", label: t("filter.unmapped"), count: unmapped.length },
          ]}
        />
        <Button variant="quiet" onClick={() => setHelping(true)}>
          {t("account.cantFind")}
        </Button>
        <MappingFiles />
      </div>
      {suggested.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-3">
          <p className="min-w-0 flex-1 basis-64 text-second">
            {t("suggestion.many", { count: suggested.length, effect: words.before(suggestionsEffect) })}
          </p>
          <Button onClick={useAll}>{t("suggestion.useAll")}</Button>
        </div>
      )}
      <MappingHead />
      <ul className="divide-y divide-line border-t border-line">
        {shown.map((row) => (
          <MappingRow
            key={row.categoryId}
            row={row}
            lists={lists}
            contacts={contacts}
            state={stateOf(row.categoryId)}
            onHelp={() => setHelping(true)}
            onUndo={(before) => void commit([{ categoryId: row.categoryId, ...before }])}
            onChange={(change) => {
              setTouched(new Set([...touched, row.categoryId]));
              void save([{ categoryId: row.categoryId, ...change }]);
            }}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="border-t border-line px-4 py-6 text-center text-second">{t("allMapped")}</p>}
      {uncategorisedCount > 0 && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3 text-second">
          <p>{t("uncategorised", { count: uncategorisedCount })}</p>
          <ButtonLink size="sm" href="/accounting/xero/expenses?tab=pending&category=none">
            {t("uncategorisedAction")}
          </ButtonLink>
        </div>
      )}
      <AskDialog effect={asking?.effect ?? null} onChange={() => asking && void commit(asking.changes)} onKeep={keep} />
      <FindAccountHelp isOpen={isHelping} onClose={() => setHelping(false)} />
    </section>
  );
}
