"use client";

import { Check, CircleSlash, Download, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FollowedImport } from "../queries";

const ICONS = { FINISHED: <Check />, CANCELLED: <CircleSlash />, FAILED: <TriangleAlert />, UNDONE: <CircleSlash /> } as const;

/** How an import ended, and what can be done next. */
export function ImportDone({ found, onAnother }: { found: FollowedImport; onAnother: () => void }) {
  const t = useTranslations("imports");
  const { id, state, addedCount, knownCount, leftOutCount, reasons } = found;
  const ended = state === "CANCELLED" || state === "FAILED" || state === "UNDONE" ? state : "FINISHED";
  return (
    <Card>
      <div role="status">
        <EmptyState
          icon={ICONS[ended]}
          title={ended === "FINISHED" ? t("done", { count: addedCount }) : t(`ended.${ended}`, { count: addedCount })}
          action={
            <>
              {addedCount > 0 && ended !== "UNDONE" && (
                <ButtonLink variant="primary" href={`/overview/transactions?import=${id}`}>
                  {t("showAdded")}
                </ButtonLink>
              )}
              {leftOutCount > 0 && (
                <a className={buttonStyle({})} href={`/api/imports/${id}/rejected`}>
                  <Download aria-hidden />
                  {t("downloadRejected")}
                </a>
              )}
              <Button onClick={onAnother}>{t("importAnother")}</Button>
            </>
          }
        >
          {ended === "CANCELLED" || ended === "FAILED" ? <p>{t("endedHint")}</p> : null}
          {knownCount > 0 && <p>{t("known", { count: knownCount })}</p>}
          {reasons.map(({ reason, count }) => (
            <p key={reason} className="text-amber">
              {t("reasonCount", { reason: t(`reasons.${reason}`), count })}
            </p>
          ))}
        </EmptyState>
      </div>
    </Card>
  );
}
