"use client";

import { CircleCheck, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { LastEdit } from "./use-last-edit";

const NAMED = 8;

/** What the last edit of many did, with the way back; after that, what could not go back and why. */
export function UndoBar({ edit, isBusy, onUndo, onClose }: { edit: LastEdit; isBusy: boolean; onUndo: () => void; onClose: () => void }) {
  const t = useTranslations("expenses.bulk");
  const isUndone = edit.kind === "undone";
  const kept = isUndone ? edit.kept : [];
  const names = kept.slice(0, NAMED).map(({ merchant, reference }) => `${merchant} (${reference})`);
  return (
    <section aria-label={t("lastEdit")} className="flex items-center gap-3 rounded-card border border-line bg-panel py-1.5 pr-2 pl-4">
      {isUndone ? (
        <Undo2 aria-hidden className="size-4 shrink-0 text-second" />
      ) : (
        <CircleCheck aria-hidden className="size-4 shrink-0 text-brand" />
      )}
      <div role="status" className="min-w-0 flex-1">
        <p className="font-medium">{isUndone ? t("undone", { count: edit.undone }) : t("done", { count: edit.changed })}</p>
        {kept.length > 0 && (
          <p className="text-sm text-second">
            {t("kept", { count: kept.length })} {names.join(", ")}
            {kept.length > NAMED && ` ${t("keptMore", { count: kept.length - NAMED })}`}
          </p>
        )}
      </div>
      {!isUndone && (
        <Button size="sm" isBusy={isBusy} onClick={onUndo}>
          {t("undo")}
        </Button>
      )}
      <IconButton label={t("dismiss")} onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
