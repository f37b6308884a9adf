"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { summariseFeeds, type FeedView } from "@/lib/core/statement/feed-view";
import { formatDay } from "@/lib/i18n/format-day";

/** All accounts together: that statements go by themselves, when they last did, and up to which day. */
export function FeedSummary({ feeds, now }: { feeds: readonly FeedView[]; now: Date }) {
  const t = useTranslations("xero.feed");
  const format = useFormatter();
  const locale = useLocale();
  const { lastSyncedAt, newestLineOn } = summariseFeeds(feeds);
  return [
    t("intro"),
    lastSyncedAt && t("last", { ago: format.relativeTime(lastSyncedAt, now) }),
    newestLineOn && t("lastLine", { day: formatDay(newestLineOn, locale) }),
  ]
    .filter(Boolean)
    .join(" ");
}
