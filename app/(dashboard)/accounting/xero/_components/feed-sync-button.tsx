"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { usePress } from "@/components/use-press";
import type { FeedView } from "@/lib/core/statement/feed-view";
import { syncStatementsAction } from "../actions";

/** Sends the statement now; after trouble, tries again. */
export function FeedSyncButton({ accountId, feed, describedBy }: { accountId: string; feed: FeedView; describedBy: string }) {
  const t = useTranslations("xero.feed");
  const [isBusy, press] = usePress();
  const sync = () => press({ action: () => syncStatementsAction({ accountId }), onDone: () => toast.success(t("asked")) });
  return (
    <Button size="sm" variant="quiet" aria-describedby={describedBy} isBusy={isBusy || feed.isBusy} onClick={sync}>
      {t(feed.problem && !feed.isBusy ? "retry" : "syncNow")}
    </Button>
  );
}
