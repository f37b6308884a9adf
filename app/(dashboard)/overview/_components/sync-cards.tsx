import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import type { SyncSummary } from "@/lib/core/spending-overview";

/** The three facts of the morning: what waits, what failed, how the last run ended. */
export function SyncCards({ summary }: { summary: SyncSummary }) {
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <WaitingCard waiting={summary.waiting} />
      <ErrorsCard errorCount={summary.waiting.errorCount} hasSent={summary.lastRun !== null} />
      <LastRunCard lastRun={summary.lastRun} />
    </div>
  );
}

function WaitingCard({ waiting }: { waiting: SyncSummary["waiting"] }) {
  const t = useTranslations("overview");
  return (
    <Card title={t("waiting")} className="flex flex-col">
      <p className="text-xl font-semibold tabular-nums">{t("waitingCount", { count: waiting.pendingCount })}</p>
      <p className="mt-1 flex-1 text-sm text-second">
        {waiting.sums.map(({ currency, amountMinor }) => (
          <span key={currency}>
            <Money amountMinor={amountMinor} currency={currency} style="symbol" /> ·{" "}
          </span>
        ))}
        {t("ready", { count: waiting.readyCount })}
      </p>
      <div className="mt-4">
        <ButtonLink href="/accounting/xero/expenses?tab=pending">{t("review")}</ButtonLink>
      </div>
    </Card>
  );
}

function ErrorsCard({ errorCount, hasSent }: { errorCount: number; hasSent: boolean }) {
  const t = useTranslations("overview");
  return (
    <Card title={t("toFix")} className="flex flex-col">
      <p className={errorCount > 0 ? "text-xl font-semibold text-red tabular-nums" : "text-xl font-semibold"}>
        {t("toFixCount", { count: errorCount })}
      </p>
      <p className="mt-1 flex-1 text-sm text-second">{t(errorCount > 0 ? "toFixHint" : hasSent ? "allWell" : "nothingSent")}</p>
      {errorCount > 0 && (
        <div className="mt-4">
          <ButtonLink href="/accounting/xero/expenses?tab=pending&label=error">{t("showErrors")}</ButtonLink>
        </div>
      )}
    </Card>
  );
}

function LastRunCard({ lastRun }: { lastRun: SyncSummary["lastRun"] }) {
  const t = useTranslations("overview");
  const format = useFormatter();
  if (!lastRun) {
    return (
      <Card title={t("lastRun")}>
        <p className="text-xl font-semibold">{t("noRun")}</p>
        <p className="mt-1 text-sm text-second">{t("noRunHint")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("lastRun")} className="flex flex-col">
      <p className="text-xl font-semibold tabular-nums">{t("runOutcome", { synced: lastRun.synced, failed: lastRun.failed })}</p>
      <p className="mt-1 flex-1 text-sm text-second">{format.dateTime(lastRun.requestedAt, "moment")}</p>
      <div className="mt-4">
        <ButtonLink href={`/accounting/xero/runs/${lastRun.runId}` as Route}>{t("openRun")}</ButtonLink>
      </div>
    </Card>
  );
}
