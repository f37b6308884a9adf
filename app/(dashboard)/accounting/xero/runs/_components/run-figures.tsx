"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import { isRunOver, type RunProgress as Run } from "@/lib/core/run-progress";
import { RunProgress } from "../../_components/run-progress";
import { useRun } from "./use-run";

/** The run in figures, live: expenses, receipts, what failed, and what it takes of the ledger's daily calls. */
export function RunFigures({ known }: { known: Run }) {
  const t = useTranslations("runs.run");
  const format = useFormatter();
  const { run = known } = useRun(known.id, known);
  return (
    <>
      <RunProgress runId={known.id} known={known} isOwnPage />
      <section aria-label={t("progress")} className="rounded-card border border-line bg-panel p-4 md:p-5">
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
          <Figure label={t("expenses")} value={format.number(run.total)} />
          <Figure label={t("synced")} value={format.number(run.synced)} />
          <Figure label={t("failed")} value={format.number(run.failed)} tone={run.failed > 0 ? "red" : "plain"} />
          <Figure
            label={t("receipts")}
            value={t("receiptsText", { sent: run.receiptsSent, total: run.receiptsTotal })}
            tone={run.receiptsFailed > 0 ? "red" : "plain"}
          />
          {run.unknown > 0 && <Figure label={t("unknown")} value={format.number(run.unknown)} tone="amber" />}
          {run.returned > 0 && <Figure label={t("returned")} value={format.number(run.returned)} />}
        </dl>
        {run.callsPerDay !== null && run.callsUsedToday !== null && !isRunOver(run.state) && (
          <div className="mt-4 border-t border-line pt-3">
            <p className="mb-1.5 flex justify-between text-xs text-second">
              <span>{t("calls")}</span>
              <span>{`${t("callsText", { used: run.callsUsedToday, limit: run.callsPerDay })} · ${t("callsLeft", { left: run.callsPerDay - run.callsUsedToday })}`}</span>
            </p>
            <ProgressBar label={t("calls")} value={run.callsUsedToday} max={run.callsPerDay} />
          </div>
        )}
      </section>
    </>
  );
}

const TONES = { plain: "", red: "text-red", amber: "text-amber" } as const;

function Figure({ label, value, tone = "plain" }: { label: string; value: string; tone?: keyof typeof TONES }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-second">{label}</dt>
      <dd className={clsx("text-xl font-semibold", TONES[tone])}>{value}</dd>
    </div>
  );
}
