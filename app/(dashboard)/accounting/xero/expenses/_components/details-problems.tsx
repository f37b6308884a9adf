"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { useProblemWords } from "./use-problem-words";

/** What went wrong at the last attempt, and everything that holds the expense back now, each with its remedy. */
export function DetailsProblems({ details }: { details: ExpenseDetails }) {
  const t = useTranslations("expenses");
  const words = useProblemWords();
  const { error, problems, syncState } = details;
  const others = syncState === "SYNCED" ? [] : problems.filter((problem) => problem.code !== error?.code);
  const said = error && words(error);
  return (
    <>
      {(syncState === "QUEUED" || syncState === "SYNCING") && (
        <Banner tone="blue" title={t("label.syncing")}>
          {t("details.inFlight")}
        </Banner>
      )}
      {syncState === "SET_ASIDE" && (
        <Banner tone="neutral" title={t("label.aside")}>
          {details.setAsideReason ? t("aside.because", { reason: details.setAsideReason }) : t("aside.plain")}
        </Banner>
      )}
      {said && (
        <Banner tone="red" title={said.title} isAnnounced>
          <p>
            {syncState === "SYNCED" ? t("details.createdInXero") : t("details.nothingCreated")} {said.cause}
          </p>
          <p className="mt-0.5">{said.remedy}</p>
        </Banner>
      )}
      {others.length > 0 && (
        <Banner tone="amber" title={t("details.alsoHolds", { count: others.length })}>
          <ul className="space-y-1.5">
            {others.map((problem) => {
              const { title, remedy } = words(problem);
              return (
                <li key={JSON.stringify(problem)}>
                  <span className="font-medium">{title}</span>
                  <span className="block text-second">{remedy}</span>
                </li>
              );
            })}
          </ul>
        </Banner>
      )}
    </>
  );
}
