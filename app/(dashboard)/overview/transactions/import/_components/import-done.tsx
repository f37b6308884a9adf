"use client";

import { Check, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { ImportOutcome } from "../queries";

export function ImportDone({ outcome, onAnother }: { outcome: ImportOutcome; onAnother: () => void }) {
  const t = useTranslations("imports");
  const { importId, addedCount, knownCount, rejectedCount } = outcome;
  return (
    <Card>
      <div role="status">
        <EmptyState
          icon={<Check />}
          title={t("done", { count: addedCount })}
          action={
            <>
              {addedCount > 0 && (
                <ButtonLink variant="primary" href={`/overview/transactions?import=${importId}`}>
                  {t("showAdded")}
                </ButtonLink>
              )}
              {rejectedCount > 0 && (
                <a className={buttonStyle({})} href={`/api/imports/${importId}/rejected`}>
                  <Download aria-hidden />
                  {t("downloadRejected")}
                </a>
              )}
              <Button onClick={onAnother}>{t("importAnother")}</Button>
            </>
          }
        >
          {knownCount > 0 && <p>{t("known", { count: knownCount })}</p>}
          {rejectedCount > 0 && <p className="text-amber">{t("rejectedCount", { count: rejectedCount })}</p>}
        </EmptyState>
      </div>
    </Card>
  );
}
