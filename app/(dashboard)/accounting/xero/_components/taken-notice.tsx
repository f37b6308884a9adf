"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type TakenNoticeProps = {
  name: string;
  /** Empty where another business holds it. */ holder: string;
  onChoose: () => void;
  onCreate: () => void;
};

/** The reason, who holds the bank account, and both ways out. */
export function TakenNotice({ name, holder, onChoose, onCreate }: TakenNoticeProps) {
  const t = useTranslations("xero.link");
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
      {holder ? t("heldBy", { name, holder }) : t("heldElsewhere", { name })}
    </Banner>
  );
}
