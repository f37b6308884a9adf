"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { whereAfter } from "@/lib/core/where-after";
import type { Lists } from "../queries";
import { ProblemFix } from "./problem-fix";
import type { ExpenseActions } from "./use-expense-actions";
import { useProblemWords } from "./use-problem-words";

type DetailsProblemsProps = { details: ExpenseDetails; lists: Lists | undefined; actions: ExpenseActions };

/** What went wrong at the last attempt, and everything that holds the expense back now, each with its remedy and its way out. */
export function DetailsProblems({ details, lists, actions }: DetailsProblemsProps) {
  const t = useTranslations("expenses");
  const errors = useTranslations("errors");
  const runs = useTranslations("runs");
  const words = useProblemWords();
  const { error, problems, syncState } = details;
  const others = syncState === "SYNCED" ? [] : problems.filter((problem) => problem.code !== error?.code);
  const said = error && words(error);
  const whereItIs = error && whereAfter(error.code, syncState);
  return (
    <>
      {(syncState === "QUEUED" || syncState === "SYNCING") && (
        <Banner tone="blue" title={details.isUnclear ? runs("outcome.UNKNOWN") : t("label.syncing")}>
          {t(details.isUnclear ? "details.unclear" : "details.inFlight")}
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
            {whereItIs && t(`details.${whereItIs}`)} {said.cause}
          </p>
          {error.detail.words && <p className="mt-0.5 break-words">{errors("ledgerSays", { words: error.detail.words })}</p>}
          {error.code === "outcomeUnknown" && error.detail.organisation && (
            <p className="mt-0.5 break-words">{errors("sentTo", error.detail)}</p>
          )}
          {error.code === "changedInLedger" && <p className="mt-0.5 break-words">{errors("changedThere", error.detail)}</p>}
          <p className="mt-0.5">{said.remedy}</p>
          <ProblemFix code={error.code} details={details} lists={lists} actions={actions} />
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
                  <ProblemFix code={problem.code} details={details} lists={lists} actions={actions} />
                </li>
              );
            })}
          </ul>
        </Banner>
      )}
    </>
  );
}
