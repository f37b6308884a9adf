"use client";

import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusLabel, type StatusTone } from "@/components/ui/status-label";
import type { OutcomeError, OutcomeState, RunOutcome } from "@/lib/core/run-outcomes";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { formatDay } from "@/lib/i18n/format-day";
import { formatMoney } from "@/lib/i18n/format-money";
import { expenseAddress } from "../../_components/addresses";

export const OUTCOME_GRID =
  "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 lg:grid-cols-[8.5rem_6.5rem_minmax(0,1fr)_9rem_minmax(0,1.4fr)_5rem] lg:items-center";

const TONES: Readonly<Record<OutcomeState, StatusTone>> = {
  QUEUED: "neutral",
  SENDING: "neutral",
  UNKNOWN: "amber",
  SUCCEEDED: "green",
  FAILED: "red",
  RETURNED: "neutral",
};

/** Only rows in sight are laid out and painted, so that a thousand of them cost little and the browser still finds words in all. */
export function OutcomeRow({ outcome }: { outcome: RunOutcome }) {
  const t = useTranslations("runs");
  const locale = useLocale();
  const tab = outcome.state === "SUCCEEDED" && outcome.action !== "REMOVE" ? "synced" : "pending";
  const error = outcome.error ?? outcome.receiptError;
  return (
    <li className="border-b border-line py-2 [contain-intrinsic-size:auto_2.5rem] [content-visibility:auto] last:border-b-0 hover:bg-ground">
      <div className={`${OUTCOME_GRID} relative`}>
        {outcome.isGone ? (
          <span className="font-medium">{outcome.reference}</span>
        ) : (
          <Link
            href={expenseAddress(tab, outcome.expenseId)}
            aria-label={t("outcomes.open", { reference: outcome.reference })}
            className="font-medium text-brand after:absolute after:inset-0 hover:underline"
          >
            {outcome.reference}
          </Link>
        )}
        <span className="text-second max-lg:text-right">{formatDay(outcome.postedOn, locale, "day")}</span>
        <span className="truncate">{outcome.merchant}</span>
        <span className="text-right tabular-nums">
          {formatMoney({ amountMinor: -outcome.amountMinor, currency: outcome.currency }, locale, "code")}
        </span>
        <span className="min-w-0">
          <StatusLabel tone={TONES[outcome.state]} isLive={outcome.state === "SENDING"}>
            {t(`outcome.${outcome.state}`)}
          </StatusLabel>
          {error && <ErrorWords error={error} />}
          {outcome.isGone && <span className="ml-2 text-xs text-second">{t("outcomes.gone")}</span>}
        </span>
        <span className="text-second max-lg:text-right">
          {outcome.receiptsTotal > 0 ? t("run.receiptsText", { sent: outcome.receiptsSent, total: outcome.receiptsTotal }) : "—"}
        </span>
      </div>
    </li>
  );
}

function ErrorWords({ error }: { error: OutcomeError }) {
  const t = useTranslations("errors");
  if (!isSyncErrorCode(error.code)) return null;
  return <span className="ml-2 text-xs text-red">{t(`sync.${error.code}.title`, error.detail)}</span>;
}
