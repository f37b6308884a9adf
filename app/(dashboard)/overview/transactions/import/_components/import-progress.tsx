"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { cancelImportAction } from "../actions";
import { importKey, type FollowedImport } from "../queries";

/** An import that is being worked off. It goes on without anybody looking. */
export function ImportProgress({ found, isBehind }: { found: FollowedImport; isBehind: boolean }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const words = useRefusalWords();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, startTransition] = useTransition();
  const { readCount, recordCount, addedCount, knownCount, leftOutCount } = found;
  const cancel = () =>
    startTransition(async () => {
      const answer = await cancelImportAction({ importId: found.id });
      setAsking(false);
      if (!answer.ok) toast.error(words(answer));
      await queries.invalidateQueries({ queryKey: importKey(found.id) });
    });
  const readText = t("readOf", { read: format.number(readCount), total: format.number(recordCount) });
  return (
    <Card
      title={found.state === "WAITING" ? t("waiting", { fileName: found.fileName }) : t("running", { fileName: found.fileName })}
      description={t("runningHint")}
      actions={<Button onClick={() => setAsking(true)}>{t("cancel")}</Button>}
    >
      <ProgressBar label={t("progress")} value={readCount} max={recordCount} valueText={readText} />
      <p className="mt-2 flex flex-wrap gap-x-3 text-sm text-second tabular-nums">
        <span>{readText}</span>
        <span>{t("addedSoFar", { count: addedCount })}</span>
        {knownCount > 0 && <span>{t("known", { count: knownCount })}</span>}
        {leftOutCount > 0 && <span className="text-amber">{t("leftOut", { count: leftOutCount })}</span>}
        {isBehind && <span role="alert">{t("behind")}</span>}
      </p>
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
        <p>{t("cancelText")}</p>
      </ConfirmDialog>
    </Card>
  );
}
