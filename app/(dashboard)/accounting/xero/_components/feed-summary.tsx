"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { summariseFeeds, type FeedView } from "@/lib/core/statement/feed-view";
import { formatDay } from "@/lib/i18n/format-day";

type FeedSummaryProps = { feeds: readonly FeedView[]; now: Date; isWaiting: boolean };

/** All accounts together: that statements go by themselves, or wait for the connection; when they last went, and up to which day. */
export function FeedSummary({ feeds, now, isWaiting }: FeedSummaryProps) {
  const t = useTranslations("xero.feed");
  const format = useFormatter();
  const locale = useLocale();
  const { lastSyncedAt, newestLineOn } = summariseFeeds(feeds);
  return [
    t(isWaiting ? "waiting" : "intro"),
    lastSyncedAt && t("last", { ago: format.relativeTime(lastSyncedAt, now) }),
    newestLineOn && t("lastLine", { day: formatDay(newestLineOn, locale) }),
  ]
    .filter(Boolean)
    .join(" ");
}
