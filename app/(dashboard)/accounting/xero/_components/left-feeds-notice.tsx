"use client";

import { useFormatter, useTranslations } from "next-intl";
import { toast } from "sonner";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { usePress } from "@/components/use-press";
import { forgetLeftFeedsAction } from "../actions";

export type LeftFeed = { bankAccount: string; organisation: string };

/** Bank feeds that only the user can end now: which, where and how. */
export function LeftFeedsNotice({ feeds }: { feeds: readonly LeftFeed[] }) {
  const t = useTranslations("xero.leftFeeds");
  const format = useFormatter();
  const [isBusy, press] = usePress();
  const forget = () => press({ action: () => forgetLeftFeedsAction({}), onDone: () => toast.success(t("done")) });
  const namesOf = (values: string[]) => format.list([...new Set(values)]);
  return (
    <Banner
      tone="amber"
      title={t("title")}
      action={
        <Button isBusy={isBusy} onClick={forget}>
          {t("forget")}
        </Button>
      }
    >
      {t("body", {
        accounts: namesOf(feeds.map(({ bankAccount }) => bankAccount)),
        organisation: namesOf(feeds.map(({ organisation }) => organisation)),
      })}
    </Banner>
  );
}
