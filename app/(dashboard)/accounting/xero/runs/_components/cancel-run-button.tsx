"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { cancelRunAction } from "../actions";
import { runKey } from "../queries";

type CancelRunButtonProps = { runId: string; isCancelRequested: boolean; variant?: "quiet" | "secondary"; size?: "sm" | "md" };

export function CancelRunButton({ runId, isCancelRequested, variant = "quiet", size = "sm" }: CancelRunButtonProps) {
  const t = useTranslations("runs");
  const refusalText = useRefusalWords();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, startTransition] = useTransition();

  const cancel = () =>
    startTransition(async () => {
      const answer = await cancelRunAction({ runId });
      setAsking(false);
      if (answer.ok) toast.success(t("cancelled"));
      else toast.error(refusalText(answer));
      await queries.invalidateQueries({ queryKey: runKey(runId) });
    });

  return (
    <>
      <Button variant={variant} size={size} isBusy={isCancelRequested} onClick={() => setAsking(true)}>
        {isCancelRequested ? t("cancelling") : t("cancel")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("cancelTitle")}
        confirmLabel={t("cancelConfirm")}
        cancelLabel={t("cancelKeep")}
        isBusy={isBusy}
        isDangerous
        onConfirm={cancel}
        onCancel={() => setAsking(false)}
      >
        <p>{t("cancelBody")}</p>
      </ConfirmDialog>
    </>
  );
}
