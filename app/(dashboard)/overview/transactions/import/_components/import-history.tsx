"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import { BodyCell, BodyRow, HeadCell, Table } from "@/components/ui/table";
import { StatusLabel } from "@/components/ui/status-label";
import { isImportRunning, type ShownImport } from "@/lib/core/import/import-state";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { undoImportAction } from "../actions";
import { importKey } from "../queries";

const TONES = {
  UPLOADED: "neutral",
  WAITING: "neutral",
  RUNNING: "neutral",
  FINISHED: "green",
  CANCELLED: "amber",
  FAILED: "red",
  UNDOING: "neutral",
  UNDONE: "neutral",
} as const;

const LOOK_AGAIN_MS = 2_000;

/** What was imported before; each import can be taken back as long as nothing of it was synced. */
export function ImportHistory({ imports }: { imports: readonly ShownImport[] }) {
  const t = useTranslations("imports.history");
  const common = useTranslations("common");
  const format = useFormatter();
  const words = useRefusalWords();
  const router = useRouter();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ShownImport | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isAnyRunning = imports.some(({ state }) => isImportRunning(state));
  useEffect(() => {
    if (!isAnyRunning) return;
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isAnyRunning, router]);
  const undo = async ({ id }: ShownImport) => {
    setIsBusy(true);
    const answer = await undoImportAction({ importId: id });
    setIsBusy(false);
    setAsked(null);
    if (!answer.ok) toast.error(answer.code === "alreadySynced" ? t("synced") : words(answer));
    await queries.invalidateQueries({ queryKey: importKey(id) });
    router.refresh();
  };
  if (imports.length === 0) return <Card title={t("title")} description={t("empty")} />;
  return (
    <Card title={t("title")}>
      <Table label={t("title")} className="-mx-4 border-t border-line md:-mx-5">
        <thead>
          <tr>
            <HeadCell>{t("file")}</HeadCell>
            <HeadCell>{t("state")}</HeadCell>
            <HeadCell>{t("account")}</HeadCell>
            <HeadCell align="right">{t("added")}</HeadCell>
            <HeadCell align="right">{t("known")}</HeadCell>
            <HeadCell align="right">{t("rejected")}</HeadCell>
            <HeadCell>{t("when")}</HeadCell>
            <HeadCell />
          </tr>
        </thead>
        <tbody>
          {imports.map((each) => (
            <BodyRow key={each.id}>
              <BodyCell className="max-w-60 truncate font-medium">
                <Link href={`/overview/transactions/import?import=${each.id}`} className="hover:underline">
                  {each.fileName}
                </Link>
              </BodyCell>
              <BodyCell>
                <StatusLabel tone={TONES[each.state]} isLive={isImportRunning(each.state)}>
                  {t(`states.${each.state}`)}
                  {each.state === "UNDOING" &&
                    ` · ${format.number(each.removedCount / Math.max(1, each.addedCount), { style: "percent", maximumFractionDigits: 0 })}`}
                </StatusLabel>
              </BodyCell>
              <BodyCell className="text-second">{each.accountName}</BodyCell>
              <BodyCell align="right" className="tabular-nums">
                {format.number(each.addedCount)}
              </BodyCell>
              <BodyCell align="right" className="text-second tabular-nums">
                {format.number(each.knownCount)}
              </BodyCell>
              <BodyCell align="right" className="tabular-nums">
                {each.leftOutCount > 0 ? (
                  <a
                    href={`/api/imports/${each.id}/rejected`}
                    className="text-amber underline"
                    aria-label={`${common("download")}: ${t("rejected")} ${each.leftOutCount}`}
                  >
                    {format.number(each.leftOutCount)}
                  </a>
                ) : (
                  <span className="text-third">0</span>
                )}
              </BodyCell>
              <BodyCell className="whitespace-nowrap text-second">
                {format.dateTime(new Date(each.createdAt), { dateStyle: "medium", timeStyle: "short" })}
              </BodyCell>
              <BodyCell align="right">
                {each.addedCount > 0 && each.state !== "UNDONE" && !isImportRunning(each.state) && (
                  <Button size="sm" aria-label={`${t("undo")}: ${each.fileName}`} onClick={() => setAsked(each)}>
                    {t("undo")}
                  </Button>
                )}
              </BodyCell>
            </BodyRow>
          ))}
        </tbody>
      </Table>
      <ConfirmDialog
        isOpen={asked !== null}
        title={t("undoTitle")}
        confirmLabel={t("undo")}
        cancelLabel={common("cancel")}
        isDangerous
        isBusy={isBusy}
        onConfirm={() => asked && void undo(asked)}
        onCancel={() => setAsked(null)}
      >
        {t("undoText", { count: asked?.addedCount ?? 0 })}
      </ConfirmDialog>
    </Card>
  );
}
