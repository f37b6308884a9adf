"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { BodyCell, BodyRow, HeadCell, Table } from "@/components/ui/table";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { undoImportAction } from "../actions";

type ShownImport = {
  id: string;
  fileName: string;
  accountName: string;
  addedCount: number;
  knownCount: number;
  rejectedCount: number;
  createdAt: string;
  undoneAt: string | null;
};

/** What was imported before; each import can be taken back as long as nothing of it was synced. */
export function ImportHistory({ imports }: { imports: readonly ShownImport[] }) {
  const t = useTranslations("imports.history");
  const common = useTranslations("common");
  const format = useFormatter();
  const words = useRefusalWords();
  const router = useRouter();
  const [asked, setAsked] = useState<ShownImport | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const undo = async ({ id }: ShownImport) => {
    setIsBusy(true);
    const answer = await undoImportAction({ importId: id });
    setIsBusy(false);
    setAsked(null);
    if (answer.ok) toast.success(t("undoDone", { count: answer.removedCount }));
    else toast.error(answer.code === "alreadySynced" ? t("synced") : words(answer));
    router.refresh();
  };
  if (imports.length === 0) return <Card title={t("title")} description={t("empty")} />;
  return (
    <Card title={t("title")}>
      <Table label={t("title")} className="-mx-4 border-t border-line md:-mx-5">
        <thead>
          <tr>
            <HeadCell>{t("file")}</HeadCell>
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
              <BodyCell className="max-w-60 truncate font-medium">{each.fileName}</BodyCell>
              <BodyCell className="text-second">{each.accountName}</BodyCell>
              <BodyCell align="right" className="tabular-nums">
                {format.number(each.addedCount)}
              </BodyCell>
              <BodyCell align="right" className="text-second tabular-nums">
                {format.number(each.knownCount)}
              </BodyCell>
              <BodyCell align="right" className="tabular-nums">
                {each.rejectedCount > 0 ? (
                  <a
                    href={`/api/imports/${each.id}/rejected`}
                    className="text-amber underline"
                    aria-label={`${common("download")}: ${t("rejected")} ${each.rejectedCount}`}
                  >
                    {format.number(each.rejectedCount)}
                  </a>
                ) : (
                  <span className="text-third">0</span>
                )}
              </BodyCell>
              <BodyCell className="whitespace-nowrap text-second">
                {format.dateTime(new Date(each.createdAt), { dateStyle: "medium", timeStyle: "short" })}
              </BodyCell>
              <BodyCell align="right">
                {each.undoneAt ? (
                  <span className="text-xs text-third">{t("undone")}</span>
                ) : (
                  <Button
                    size="sm"
                    disabled={each.addedCount === 0}
                    aria-label={`${t("undo")}: ${each.fileName}`}
                    onClick={() => setAsked(each)}
                  >
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
