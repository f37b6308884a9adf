"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { listReceiptsToFixAction } from "../fix-actions";
import { expenseKeys } from "../queries";
import type { CauseFixDialogProps } from "./cause-fix-dialog";
import { DetailsReceipts } from "./details-receipts";

const IN_LEDGER = {};

/** The receipts that the ledger does not take, expense by expense, to be replaced or taken away; those of expenses in the ledger are then sent again with one press. */
export function FixReceiptsDialog({ cause, selection, isInLedger, actions, onClose }: CauseFixDialogProps) {
  const t = useTranslations("expenses");
  const common = useTranslations("common");
  const { data } = useQuery({
    // Under the key of all expenses, so that what is uploaded or removed here is shown at once.
    queryKey: [...expenseKeys.all, "receiptsToFix", cause.code],
    queryFn: () => listReceiptsToFixAction({ selection }),
    staleTime: 0,
  });
  if (!isSyncErrorCode(cause.code)) return null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="lg"
      title={t(`causeTitle.${cause.code}`, { name: "" })}
      description={t(isInLedger ? "cause.body.fixReceipts" : "cause.body.fixReceiptsFirst")}
      closeLabel={common("close")}
      footer={
        <>
          <Button onClick={onClose}>{common("close")}</Button>
          {isInLedger && (
            <Button
              variant="primary"
              isBusy={actions.busy === "receipts"}
              onClick={() => void actions.retryReceipts(selection).then((isDone) => isDone && onClose())}
            >
              {t("synced.retryReceipts")}
            </Button>
          )}
        </>
      }
    >
      {data?.ok ? (
        <div className="space-y-5">
          {data.expenses.length === 0 && (
            <p role="status" className="text-sm text-second">
              {t("cause.receiptsFixed")}
            </p>
          )}
          {data.expenses.map((expense) => (
            <section key={expense.expenseId} aria-label={`${expense.merchant} ${expense.reference}`}>
              <h3 className="mb-1.5 text-sm">
                <span className="font-medium">{expense.merchant}</span> <span className="text-third">{expense.reference}</span>
              </h3>
              <DetailsReceipts details={{ id: expense.expenseId, receipts: expense.receipts, entry: isInLedger ? IN_LEDGER : null }} />
            </section>
          ))}
          {data.more > 0 && <p className="text-sm text-second">{t("cause.moreReceipts", { count: data.more })}</p>}
        </div>
      ) : (
        <div role="status" aria-label={t("state.loading")} className="space-y-3">
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-24 w-full" />
        </div>
      )}
    </Dialog>
  );
}
