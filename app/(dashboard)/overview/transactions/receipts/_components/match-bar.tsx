"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectionBar } from "@/components/ui/selection-bar";

type MatchBarProps = { readyCount: number; waitingCount: number; isBusy: boolean; onAttach: () => void; onDiscardAll: () => void };

/** What is ready to be attached, and the press that does it. */
export function MatchBar({ readyCount, waitingCount, isBusy, onAttach, onDiscardAll }: MatchBarProps) {
  const t = useTranslations("receipts.match");
  return (
    <SelectionBar label={t("bar")} title={t("ready", { count: readyCount })} summary={t("ofWaiting", { count: waitingCount })}>
      <Button variant="inverse" onClick={onDiscardAll}>
        {t("discardAll")}
      </Button>
      <Button variant="inversePrimary" isBusy={isBusy} disabled={readyCount === 0} onClick={onAttach}>
        {t("attach", { count: readyCount })}
      </Button>
    </SelectionBar>
  );
}
