"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Files } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { toast } from "sonner";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FileDrop } from "@/components/ui/file-drop";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SkeletonRows } from "@/components/ui/skeleton";
import { MAX_RECEIPTS_PER_EXPENSE } from "@/lib/core/receipts/receipt-kind";
import { MAX_ATTACHED_AT_ONCE } from "@/lib/core/receipts/waiting-receipt";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { takeDroppedFiles } from "../../../../_components/receipts/dropped-files";
import { RECEIPT_KINDS } from "../../../../_components/receipts/receipt-kinds";
import { UploadList } from "../../../../_components/receipts/upload-list";
import { useFileRefusal, useReceiptUpload } from "../../../../_components/receipts/use-receipt-upload";
import { attachUploadsAction, discardUploadsAction } from "../../../../receipt-actions";
import { transactionKeys } from "../../queries";
import { fetchWaiting, waitingKeys } from "../queries";
import { MatchBar } from "./match-bar";
import { useDecisions } from "./use-decisions";
import { WaitingList } from "./waiting-list";

/** While many files come in, the list is read again after each handful of them. */
const HANDFUL = 8;
const AT_ONCE = 3;

/** Many receipts at once: they come in, each is given a transaction, and a person confirms. */
export function MatchScreen() {
  const t = useTranslations("receipts.match");
  const receipts = useTranslations("receipts");
  const common = useTranslations("common");
  const refusal = useRefusalWords();
  const explain = useFileRefusal();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState<{ id: string; fileName: string }[]>([]);
  const waiting = useQuery({ queryKey: waitingKeys.all, queryFn: ({ signal }) => fetchWaiting(signal) });
  const { known, decisionOf, choose, problems, setProblems } = useDecisions(waiting.data);
  const refresh = () => client.invalidateQueries({ queryKey: waitingKeys.all });
  const { running, total, upload, dismiss } = useReceiptUpload({
    address: "/api/receipt-uploads",
    atOnce: AT_ONCE,
    onSettled: (left) => {
      if (left % HANDFUL === 0) void refresh();
    },
  });
  // The files that were dropped on the list of transactions.
  const takeOver = useEffectEvent(() => {
    const dropped = takeDroppedFiles();
    if (dropped.length > 0) upload(dropped);
  });
  useEffect(() => takeOver(), []);

  const files = waiting.data?.receipts ?? [];
  const ready = files.flatMap((file) => {
    const { transaction, isIncluded } = decisionOf(file);
    return transaction && isIncluded ? [{ uploadId: file.id, transactionId: transaction.id, fileName: file.fileName }] : [];
  });
  const attach = async () => {
    setBusy(true);
    const batch = ready.slice(0, MAX_ATTACHED_AT_ONCE);
    const answer = await attachUploadsAction({ decisions: batch.map(({ uploadId, transactionId }) => ({ uploadId, transactionId })) });
    if (answer.ok) {
      const refused = answer.outcomes.filter((outcome) => outcome.refusal !== null);
      setProblems(
        Object.fromEntries(
          refused.map(({ uploadId, refusal: why }) => {
            const name = batch.find((each) => each.uploadId === uploadId)?.fileName ?? "";
            return [uploadId, why ? explain({ ok: false, ...why }, name) : ""];
          }),
        ),
      );
      const attached = answer.outcomes.length - refused.length;
      if (attached > 0) toast.success(t("attached", { count: attached }));
      if (refused.length > 0) toast.error(t("someRefused", { count: refused.length }));
      await client.invalidateQueries({ queryKey: transactionKeys.all });
    } else toast.error(refusal(answer));
    await refresh();
    setBusy(false);
  };
  const discard = async () => {
    setBusy(true);
    const answer = await discardUploadsAction({ uploadIds: leaving.map(({ id }) => id) });
    if (!answer.ok) toast.error(refusal(answer));
    setLeaving([]);
    await refresh();
    setBusy(false);
  };

  const sending = running.filter(({ problem }) => problem === null);
  return (
    <div className="max-w-5xl space-y-4 px-6 pb-24 max-md:px-4">
      <FileDrop
        label={t("drop")}
        hint={t("dropHint", { max: MAX_RECEIPTS_PER_EXPENSE })}
        cameraLabel={receipts("takePhoto")}
        accept={RECEIPT_KINDS}
        isMultiple
        onFiles={upload}
      />
      {total > 1 && sending.length > 0 && (
        <ProgressBar label={t("progress", { done: total - sending.length, total })} value={total - sending.length} max={total} />
      )}
      <UploadList running={running.slice(0, 12)} onDismiss={dismiss} />
      {running.length > 12 && <p className="text-xs text-third">{t("more", { count: running.length - 12 })}</p>}
      {waiting.isPending && <SkeletonRows label={common("loading")} count={5} />}
      {waiting.isError && files.length === 0 && (
        <Banner
          tone="red"
          title={t("loadFailed")}
          isAnnounced
          action={<Button onClick={() => void waiting.refetch()}>{common("retry")}</Button>}
        />
      )}
      {waiting.isSuccess && files.length === 0 && running.length === 0 && (
        <EmptyState icon={<Files />} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      )}
      <WaitingList
        files={files}
        known={known}
        decisionOf={decisionOf}
        problems={problems}
        onChoose={choose}
        onDiscard={(file) => setLeaving([file])}
      />
      {files.length > 0 && (
        <MatchBar
          readyCount={ready.length}
          waitingCount={files.length}
          isBusy={busy}
          onAttach={() => void attach()}
          onDiscardAll={() => setLeaving(files.map(({ id, fileName }) => ({ id, fileName })))}
        />
      )}
      <ConfirmDialog
        isOpen={leaving.length > 0}
        title={t("discardTitle", { count: leaving.length })}
        confirmLabel={t("discard")}
        cancelLabel={common("cancel")}
        isDangerous
        isBusy={busy}
        onConfirm={() => void discard()}
        onCancel={() => setLeaving([])}
      >
        {leaving.length === 1 ? t("discardOne", { name: leaving[0]?.fileName ?? "" }) : t("discardMany")}
      </ConfirmDialog>
    </div>
  );
}
