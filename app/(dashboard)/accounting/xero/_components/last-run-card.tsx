import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { runAddress } from "./addresses";

type LastRunCardProps = { run: { runId: string; requestedAt: Date; total: number; synced: number; failed: number } | null };

export function LastRunCard({ run }: LastRunCardProps) {
  const t = useTranslations("xero.lastRun");
  const format = useFormatter();
  if (!run) return <Card title={t("title")} description={t("none")} />;
  const line = t("line", { moment: format.dateTime(run.requestedAt, "moment"), total: run.total, synced: run.synced, failed: run.failed });
  return (
    <Card
      title={t("title")}
      description={line}
      actions={
        <ButtonLink size="sm" href={runAddress(run.runId)}>
          {t("view")}
        </ButtonLink>
      }
    >
      <ProgressBar label={t("progress")} value={run.synced} max={run.total} />
    </Card>
  );
}
