"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { usePress } from "@/components/use-press";
import { endLeftAction } from "../actions";

/** Disconnected here while Xero could not be reached: what is still to be done there, until it is. */
export function LeftNotice() {
  const t = useTranslations("xero.left");
  const [isBusy, press] = usePress();
  const tryAgain = () =>
    press({
      action: () => endLeftAction({}),
      onDone: ({ endedInLedger }) => (endedInLedger ? toast.success(t("done")) : toast.warning(t("still"))),
    });
  return (
    <Banner
      tone="amber"
      isAnnounced
      title={t("title")}
      action={
        <Button isBusy={isBusy} onClick={tryAgain}>
          {isBusy ? t("trying") : t("tryAgain")}
        </Button>
      }
    >
      {t("body")}
    </Banner>
  );
}
