"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { SetAsideDialog } from "./set-aside-dialog";
import type { ExpenseActions } from "./use-expense-actions";

/** What can be done to the expense as it stands. */
export function DetailsFooter({ details, actions }: { details: ExpenseDetails; actions: ExpenseActions }) {
  const t = useTranslations("expenses");
  const common = useTranslations("common");
  const [asked, setAsked] = useState<"aside" | "remove" | null>(null);
  const input = { kind: "ids" as const, ids: [details.id] };
  const { busy } = actions;
  const hasMissingReceipts = details.receipts.some(({ delivery }) => delivery === null || delivery.state === "FAILED"); // the others are there or on their way
  const hasChanges = details.entry !== null && (details.isUpdated || details.entry.differences.length > 0);
  return (
    <>
      {details.syncState === "PENDING" && (
        <>
          <Button onClick={() => setAsked("aside")}>{t("dontSync")}</Button>
          {details.isUpdated && (
            <Button isBusy={busy === "review"} onClick={() => void actions.review(input)}>
              {t("markReviewed")}
            </Button>
          )}
          <Button
            variant="primary"
            className="ml-auto"
            disabled={details.preview === null}
            isBusy={busy === "sync"}
            onClick={() => void actions.sync(input)}
          >
            {t("sync")}
          </Button>
        </>
      )}
      {details.syncState === "SET_ASIDE" && (
        <Button variant="primary" className="ml-auto" isBusy={busy === "back"} onClick={() => void actions.bringBack(input)}>
          {t("bringBack")}
        </Button>
      )}
      {details.syncState === "SYNCED" && (
        <>
          <Button variant="danger" onClick={() => setAsked("remove")}>
            {t("synced.remove")}
          </Button>
          <span className="ml-auto flex flex-wrap justify-end gap-2">
            {hasMissingReceipts && (
              <Button isBusy={busy === "receipts"} onClick={() => void actions.retryReceipts(input)}>
                {t("synced.retryReceipts")}
              </Button>
            )}
            {hasChanges && (
              <Button variant="primary" isBusy={busy === "update"} onClick={() => void actions.update(input)}>
                {t("synced.update")}
              </Button>
            )}
          </span>
        </>
      )}
      {(details.syncState === "QUEUED" || details.syncState === "SYNCING") && (
        <Button variant="primary" className="ml-auto" isBusy>
          {t("label.syncing")}
        </Button>
      )}
      {asked === "aside" && (
        <SetAsideDialog
          count={1}
          isBusy={busy === "aside"}
          onConfirm={(reason) => void actions.aside(input, reason).then((isDone) => isDone && setAsked(null))}
          onClose={() => setAsked(null)}
        />
      )}
      <ConfirmDialog
        isOpen={asked === "remove"}
        title={t("synced.removeTitle")}
        confirmLabel={t("synced.remove")}
        cancelLabel={common("cancel")}
        isDangerous
        isBusy={busy === "remove"}
        onConfirm={() => void actions.remove(input).then(() => setAsked(null))}
        onCancel={() => setAsked(null)}
      >
        {t("synced.removeBody")}
      </ConfirmDialog>
    </>
  );
}
