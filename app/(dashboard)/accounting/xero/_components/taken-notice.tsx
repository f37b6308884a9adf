"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

export type Taken = {
  name: string;
  /** Empty where another business, or another program, holds it. */
  holder: string;
  /** Xero's kind of problem; empty where our own books say it. */
  kind: string;
  /** Xero's own words. */
  words: string;
};

type TakenNoticeProps = Taken & {
  onChoose: () => void;
  onCreate: () => void;
};

/** The reason, who holds the bank account, and both ways out. */
export function TakenNotice({ name, holder, kind, words, onChoose, onCreate }: TakenNoticeProps) {
  const t = useTranslations("xero.link");
  const reason = () => {
    if (kind.includes("different")) return t("feedElsewhere", { name });
    if (kind) return holder ? t("feedHeldBy", { name, holder }) : t("feedHere", { name });
    return holder ? t("heldBy", { name, holder }) : t("heldElsewhere", { name });
  };
  return (
    <Banner
      tone="red"
      isAnnounced
      title={t("takenTitle")}
      action={
        <div className="flex gap-2">
          <Button size="sm" onClick={onChoose}>
            {t("takenChoose")}
          </Button>
          <Button size="sm" onClick={onCreate}>
            {t("takenCreate")}
          </Button>
        </div>
      }
    >
      {reason()}
      {words && <p className="text-xs text-second">{t("xeroSays", { words })}</p>}
    </Banner>
  );
}
