"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Day } from "@/components/day";
import { Money } from "@/components/money";
import type { FeedView } from "@/lib/core/statement/feed-view";
import { formatDay } from "@/lib/i18n/format-day";

/** Where an account's statement stands in the ledger: what goes on, what went wrong, and what is not sent. */
export function FeedLines({ feed, currency, now }: { feed: FeedView; currency: string; now: Date }) {
  const t = useTranslations("xero.feed");
  const format = useFormatter();
  const locale = useLocale();
  const { problem, lastSyncedAt, newestLineOn } = feed;
  const sent = lastSyncedAt && t("sent", { ago: format.relativeTime(lastSyncedAt, now) });
  const newest = newestLineOn ? t.rich("newest", { day: () => <Day on={newestLineOn} style="dayShort" /> }) : t("noLine");
  return (
    <div className="space-y-0.5 text-xs" aria-live="polite">
      {problem && !feed.isBusy && <FeedProblemText problem={problem} />}
      {feed.isBusy ? (
        <p className="text-second">{t(feed.isConnected ? "sending" : "settingUp")}</p>
      ) : (
        sent && (
          <p className="text-third">
            <span className="inline-block">{`${sent} ·`}</span> <span className="inline-block">{newest}</span>
          </p>
        )
      )}
      {feed.futureCount > 0 && <p className="text-third">{t("future", { count: feed.futureCount })}</p>}
      {feed.tooOldCount > 0 && <p className="text-amber">{t("tooOld", { count: feed.tooOldCount })}</p>}
      {feed.driftMinor !== 0 && feed.baseOn && (
        <p className="text-amber">
          {t.rich("drift", {
            day: formatDay(feed.baseOn, locale),
            amount: () => <Money amountMinor={feed.driftMinor} currency={currency} style="code" />,
          })}
        </p>
      )}
    </div>
  );
}

const KNOWN = [
  "invalid-application",
  "scopeMissing",
  "account-not-valid",
  "invalid-feed-connection",
  "bank-feed-not-found",
  "invalid-organisation-multi-currency",
  "invalid-user-role",
  "feed-already-connected-in-current-organisation",
  "feed-connected-in-different-organisation",
  "feed-already-connected-in-different-organisation",
] as const;

/** The reason in our words where we know it; Xero's own always stand with it. */
function FeedProblemText({ problem }: { problem: NonNullable<FeedView["problem"]> }) {
  const t = useTranslations("xero.feed");
  const known = KNOWN.find((code) => code === problem.code);
  return (
    <p className="text-red">
      {known ? t(`problems.${known}`) : t("problems.other")}
      {problem.isTaken && problem.holder && ` ${t("heldBy", { holder: problem.holder })}`}
      {problem.words && <span className="block text-third">{t("xeroSays", { words: problem.words })}</span>}
    </p>
  );
}
