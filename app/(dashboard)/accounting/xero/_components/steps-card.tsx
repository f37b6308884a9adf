import { Check, Circle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";

type StepsCardProps = { isConnected: boolean; hasLink: boolean; unmappedCount: number; mappedCount: number; syncedCount: number };

/** The way to the first sync, and what is left of it. */
export function StepsCard({ isConnected, hasLink, unmappedCount, mappedCount, syncedCount }: StepsCardProps) {
  const t = useTranslations("xero.steps");
  const isMapped = mappedCount > 0 && unmappedCount === 0;
  const isReviewed = syncedCount > 0;
  const done = [isConnected, hasLink, isMapped, isReviewed].filter(Boolean).length;
  const mapLabel = isConnected && !isMapped ? `${t("map")} · ${t("mapLeft", { count: unmappedCount })}` : t("map");
  return (
    <Card title={t("title")} description={t("progress", { done, all: 4 })}>
      <ol className="divide-y divide-line border-t border-line">
        <Step isDone={isConnected} label={t("connect")} />
        <Step isDone={hasLink} label={t("account")} />
        <Step isDone={isMapped} label={mapLabel}>
          {isConnected && !isMapped && (
            <ButtonLink size="sm" href="/accounting/xero/mapping">
              {t("mapNow")}
            </ButtonLink>
          )}
        </Step>
        <Step isDone={isReviewed} label={t("review")}>
          {hasLink && isMapped && !isReviewed && (
            <ButtonLink size="sm" href="/accounting/xero/expenses?tab=pending">
              {t("reviewNow")}
            </ButtonLink>
          )}
        </Step>
      </ol>
    </Card>
  );
}

function Step({ isDone, label, children }: { isDone: boolean; label: string; children?: ReactNode }) {
  const t = useTranslations("xero.steps");
  return (
    <li className="flex min-h-10 items-center gap-3 py-1.5 last:-mb-1.5">
      {isDone ? <Check aria-hidden className="size-4 text-brand" /> : <Circle aria-hidden className="size-4 text-third" />}
      <span className="min-w-0 flex-1">
        {label}
        <span className="sr-only">{`, ${t(isDone ? "isDone" : "isOpen")}`}</span>
      </span>
      {children}
    </li>
  );
}
