"use client";

import { useFormatter, useTranslations } from "next-intl";
import { isRunOver, runSteps, type RunProgress } from "@/lib/core/run-progress";

const WAITS = ["minute", "day", "concurrent", "app", "offline", "unavailable", "unclear", "storage", "reconnect"] as const;
const STOPS = ["accessRemoved", "notConnected"] as const;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export type RunWords = {
  title: string;
  state: string;
  facts: string[];
  /** Time left, or why it waits and until when, or why it stopped. */
  remark: string | null;
  tone: "neutral" | "amber" | "red";
  bar: { label: string; valueText: string; done: number; partly: number; all: number };
};

/** A run in words, in the reader's language. */
export function useRunWords(): (run: RunProgress) => RunWords {
  const t = useTranslations("runs");
  const format = useFormatter();

  function timeLeft(msLeft: number): string {
    const minutes = Math.round(msLeft / MINUTE_MS);
    if (minutes < 1) return t("left.seconds");
    return minutes < 60 ? t("left.minutes", { minutes }) : t("left.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  }

  function remark(run: RunProgress): string | null {
    if (run.state === "STOPPED") return t(`stop.${STOPS.find((code) => code === run.stopCode) ?? "other"}`);
    if (run.state === "WAITING" && run.resumesAt) {
      const at = new Date(run.resumesAt);
      const isFar = at.getTime() - Date.parse(run.requestedAt) > DAY_MS / 2;
      const reason = WAITS.find((each) => each === run.waitReason) ?? "other";
      return t(`wait.${reason === "reconnect" && run.isCancelRequested ? "reconnectOrEnd" : reason}`, {
        time: format.dateTime(at, isFar ? "moment" : "time"),
      });
    }
    return run.msLeft === null || isRunOver(run.state) ? null : timeLeft(run.msLeft);
  }

  function facts(run: RunProgress): string[] {
    return [
      t("fact.created", { count: run.synced }),
      run.receiptsTotal > 0 && t("fact.receipts", { sent: run.receiptsSent, total: run.receiptsTotal }),
      run.failed > 0 && t("fact.failed", { count: run.failed }),
      run.receiptsFailed > 0 && t("fact.receiptsFailed", { count: run.receiptsFailed }),
      run.unknown > 0 && t("fact.unknown", { count: run.unknown }),
      run.returned > 0 && t("fact.returned", { count: run.returned }),
    ].filter((fact) => fact !== false);
  }

  return (run) => {
    const { done, all } = runSteps(run);
    const settledShare = run.total > 0 ? (run.synced + run.failed + run.returned) / run.total : 0;
    const isCancelling = run.isCancelRequested && !isRunOver(run.state);
    const hasFailures = run.failed + run.receiptsFailed > 0;
    return {
      title: t(`headline.${isCancelling ? "CANCELLING" : run.state}`, { total: run.total, synced: run.synced }),
      state: t(`state.${isCancelling ? "CANCELLING" : run.state === "FINISHED" && hasFailures ? "FINISHED_WITH_FAILURES" : run.state}`),
      facts: facts(run),
      remark: remark(run),
      tone: run.state === "STOPPED" ? "red" : run.state === "WAITING" || (isRunOver(run.state) && hasFailures) ? "amber" : "neutral",
      bar: {
        label: t("progressLabel"),
        valueText: t("progressText", { done, all }),
        done,
        partly: Math.max(0, Math.round(settledShare * all) - done),
        all,
      },
    };
  };
}
