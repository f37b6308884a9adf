"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { usePress } from "@/components/use-press";
import { isRunOver, type RunProgress } from "@/lib/core/run-progress";
import { runAddress } from "../../_components/addresses";
import { retryRunAction } from "../actions";
import { useRun } from "./use-run";

/** Sends what failed or came back once more, as a run of its own, and goes there. */
export function RetryRunButton({ run: known }: { run: RunProgress }) {
  const t = useTranslations("runs.run");
  const router = useRouter();
  const { run = known } = useRun(known.id, known);
  const [isBusy, press] = usePress();
  if (!isRunOver(run.state) || run.failed + run.returned + run.receiptsFailed === 0) return null;
  const retry = () =>
    press({
      action: () => retryRunAction({ runId: run.id }),
      onDone: ({ runId, queued }) => {
        toast.success(t("retried", { count: queued }));
        if (runId) router.push(runAddress(runId));
      },
      onRefused: (refusal) => {
        if (refusal.code !== "nothingToSend") return false;
        toast.error(t("nothingToRetry"));
        return true;
      },
    });
  return (
    <Button isBusy={isBusy} onClick={retry}>
      {isBusy ? t("retrying") : t("retry")}
    </Button>
  );
}
