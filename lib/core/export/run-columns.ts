import type { RunOutcome } from "../run-outcomes";
import type { RunProgress } from "../run-progress";
import type { ExportColumn, Words } from "./export-column";

type RunHead =
  `heads.${"startedAt" | "endedAt" | "by" | "state" | "expenses" | "synced" | "failed" | "returned" | "receipts" | "receiptsSent" | "receiptsFailed" | "run"}`;

export function runColumns(t: Words<RunHead | `runStates.${RunProgress["state"]}`>): ExportColumn<RunProgress>[] {
  return [
    { head: t("heads.startedAt"), kind: "moment", of: (run) => run.requestedAt },
    { head: t("heads.endedAt"), kind: "moment", of: (run) => run.finishedAt },
    { head: t("heads.by"), kind: "text", of: (run) => run.requestedByName },
    { head: t("heads.state"), kind: "text", of: (run) => t(`runStates.${run.state}`) },
    { head: t("heads.expenses"), kind: "count", of: (run) => run.total },
    { head: t("heads.synced"), kind: "count", of: (run) => run.synced },
    { head: t("heads.failed"), kind: "count", of: (run) => run.failed },
    { head: t("heads.returned"), kind: "count", of: (run) => run.returned },
    { head: t("heads.receipts"), kind: "count", of: (run) => run.receiptsTotal },
    { head: t("heads.receiptsSent"), kind: "count", of: (run) => run.receiptsSent },
    { head: t("heads.receiptsFailed"), kind: "count", of: (run) => run.receiptsFailed },
    { head: t("heads.run"), kind: "text", of: (run) => run.id },
  ];
}

type OutcomeHead =
  `heads.${"reference" | "date" | "merchant" | "amount" | "currency" | "action" | "outcome" | "errorCode" | "reason" | "receiptsSent" | "receipts"}`;
type OutcomeWord = `runActions.${RunOutcome["action"]}` | `runOutcomes.${RunOutcome["state"]}`;
type Problem = NonNullable<RunOutcome["error"]>;

/** What came of each expense of a run. As in the lists of expenses, money out is positive and a refund negative. */
export function outcomeColumns(t: Words<OutcomeHead | OutcomeWord>, problem: (error: Problem) => string): ExportColumn<RunOutcome>[] {
  const errorOf = ({ error, receiptError }: RunOutcome) => error ?? receiptError;
  return [
    { head: t("heads.reference"), kind: "text", of: (outcome) => outcome.reference },
    { head: t("heads.date"), kind: "day", of: (outcome) => outcome.postedOn },
    { head: t("heads.merchant"), kind: "text", of: (outcome) => outcome.merchant },
    {
      head: t("heads.amount"),
      kind: "amount",
      of: ({ amountMinor, currency }) => ({ amountMinor: amountMinor === 0 ? 0 : -amountMinor, currency }),
    },
    { head: t("heads.currency"), kind: "text", of: (outcome) => outcome.currency },
    { head: t("heads.action"), kind: "text", of: (outcome) => t(`runActions.${outcome.action}`) },
    { head: t("heads.outcome"), kind: "text", of: (outcome) => t(`runOutcomes.${outcome.state}`) },
    { head: t("heads.errorCode"), kind: "text", of: (outcome) => errorOf(outcome)?.code ?? null },
    {
      head: t("heads.reason"),
      kind: "text",
      of: (outcome) => {
        const error = errorOf(outcome);
        return error ? problem(error) : null;
      },
    },
    { head: t("heads.receiptsSent"), kind: "count", of: (outcome) => outcome.receiptsSent },
    { head: t("heads.receipts"), kind: "count", of: (outcome) => outcome.receiptsTotal },
  ];
}
