"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { FeedStatus as Status } from "@/lib/core/card-feed/card-feed";

/** Where movements come in by themselves: when they last did, or what is in the way and what to do about it. */
export function FeedStatus({ status }: { status: Status }) {
  const t = useTranslations("transactions.feed");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const pulled = status.lastPulledAt ? t("pulled", { when: format.relativeTime(new Date(status.lastPulledAt), now) }) : t("never");
  if (status.problem === null) return <p className="px-6 text-xs text-third max-md:px-4">{pulled}</p>;
  return (
    <Banner tone="amber" title={t(`problems.${status.problem}`)} className="mx-6 max-md:mx-4">
      {pulled}
    </Banner>
  );
}
