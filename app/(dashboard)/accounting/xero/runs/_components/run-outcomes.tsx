"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { needsAttention, type RunOutcome } from "@/lib/core/run-outcomes";
import { isRunOver, type RunProgress } from "@/lib/core/run-progress";
import { fetchOutcomes, outcomesKey } from "../queries";
import { FilterButtons } from "../../_components/filter-buttons";
import { OUTCOME_GRID, OutcomeRow } from "./outcome-row";
import { useRun } from "./use-run";

/** Rows are not polled as often as the figures: a thousand of them weigh more. */
const LOOK_AGAIN_MS = 3000;

export function RunOutcomes({ run: knownRun, known }: { run: RunProgress; known: RunOutcome[] }) {
  const t = useTranslations("runs.outcomes");
  const { run = knownRun } = useRun(knownRun.id, knownRun);
  const isOver = isRunOver(run.state);
  const { data: outcomes } = useQuery({
    // Over or not is part of the key, so that the last word is read once more after the end.
    queryKey: [...outcomesKey(run.id), isOver],
    queryFn: () => fetchOutcomes(run.id),
    initialData: isOver === isRunOver(knownRun.state) ? known : undefined,
    placeholderData: known,
    refetchInterval: isOver ? false : LOOK_AGAIN_MS,
  });
  const [show, setShow] = useQueryState("show", parseAsStringLiteral(["all", "failed"]).withDefault("all"));
  const all = outcomes ?? known;
  const failed = all.filter(needsAttention);
  const shown = show === "failed" ? failed : all;

  return (
    <section aria-label={t("title")} className="rounded-card border border-line bg-panel">
      <div className="flex flex-wrap items-center gap-3 px-4 py-3">
        <h2 className="flex-1 text-md font-semibold">{t("title")}</h2>
        <FilterButtons
          label={t("filter")}
          value={show}
          onChange={(next) => void setShow(next)}
          options={[
            { value: "all", label: t("all"), count: all.length },
            { value: "failed", label: t("failed"), count: failed.length },
          ]}
        />
      </div>
      <div aria-hidden className={`${OUTCOME_GRID} border-y border-line py-2 text-xs font-medium text-third max-lg:hidden`}>
        <span>{t("reference")}</span>
        <span>{t("date")}</span>
        <span>{t("merchant")}</span>
        <span className="text-right">{t("amount")}</span>
        <span>{t("outcome")}</span>
        <span>{t("receipts")}</span>
      </div>
      {shown.length === 0 && <p className="px-4 py-6 text-center text-second">{t("none")}</p>}
      <ul>
        {shown.map((outcome) => (
          <OutcomeRow key={outcome.expenseId} outcome={outcome} />
        ))}
      </ul>
    </section>
  );
}
