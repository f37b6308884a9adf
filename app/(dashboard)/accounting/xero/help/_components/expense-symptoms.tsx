import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import type { Troubleshooting } from "../queries";
import { ErrorCounts } from "./error-counts";
import { Symptom } from "./symptom";

type Facts = { counts: Troubleshooting["counts"] };

/** "Why are some expenses labelled Updated?" */
export function UpdatedSymptom({ counts }: Facts) {
  const t = useTranslations("help.updated");
  const { updatedPending, updatedSynced } = counts;
  return (
    <Symptom
      id="updated"
      title={t("title")}
      tone={updatedPending + updatedSynced > 0 ? "look" : "fine"}
      state={
        <>
          <p>{t("pending", { count: updatedPending })}</p>
          <p>{t("synced", { count: updatedSynced })}</p>
        </>
      }
      actions={
        <>
          {updatedPending > 0 && <ButtonLink href="/accounting/xero/expenses?tab=pending&label=updated">{t("review")}</ButtonLink>}
          {updatedSynced > 0 && <ButtonLink href="/accounting/xero/expenses?tab=synced&label=updated">{t("update")}</ButtonLink>}
        </>
      }
    >
      <p>{t("whyPending")}</p>
      <p>{t("whySynced")}</p>
    </Symptom>
  );
}

/** "Sync error" in Pending sync: nothing is in Xero. */
export function PendingErrorSymptom({ counts }: Facts) {
  const t = useTranslations("help.errorPending");
  const { errorsPending, incomplete } = counts;
  const isFine = errorsPending.length === 0;
  return (
    <Symptom
      id="error-pending"
      title={t("title")}
      tone={isFine ? (incomplete > 0 ? "look" : "fine") : "bad"}
      state={
        <>
          {isFine ? <p>{t("none")}</p> : <ErrorCounts tab="pending" errors={errorsPending.filter(({ code }) => isSyncErrorCode(code))} />}
          <p>{t("incomplete", { count: incomplete })}</p>
        </>
      }
      actions={
        <>
          {!isFine && <ButtonLink href="/accounting/xero/expenses?tab=pending&label=error">{t("show")}</ButtonLink>}
          {incomplete > 0 && <ButtonLink href="/accounting/xero/expenses?tab=pending&label=incomplete">{t("showIncomplete")}</ButtonLink>}
        </>
      }
    >
      <p>{t("why")}</p>
      <p>{t("limit")}</p>
    </Symptom>
  );
}

/** "Sync error" in Synced: the transaction is in Xero, some receipts are not. */
export function SyncedErrorSymptom({ counts }: Facts) {
  const t = useTranslations("help.errorSynced");
  const { errorsSynced, receiptsPending } = counts;
  const isFine = errorsSynced.length === 0;
  return (
    <Symptom
      id="error-synced"
      title={t("title")}
      tone={isFine ? (receiptsPending.length > 0 ? "look" : "fine") : "bad"}
      state={
        <>
          {isFine ? <p>{t("none")}</p> : <ErrorCounts tab="synced" errors={errorsSynced.filter(({ code }) => isSyncErrorCode(code))} />}
          <p>{t(receiptsPending.length > 0 ? "held" : "noneHeld")}</p>
          <ErrorCounts tab="pending" errors={receiptsPending} />
        </>
      }
      actions={
        <>
          {!isFine && <ButtonLink href="/accounting/xero/expenses?tab=synced&label=error">{t("show")}</ButtonLink>}
          {receiptsPending[0] && (
            <ButtonLink href={`/accounting/xero/expenses?tab=pending&cause=${receiptsPending[0].code}`}>{t("showReceipts")}</ButtonLink>
          )}
        </>
      }
    >
      <p>{t("why")}</p>
      <p>{t("limits")}</p>
    </Symptom>
  );
}
