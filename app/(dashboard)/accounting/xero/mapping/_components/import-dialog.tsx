"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { usePress } from "@/components/use-press";
import { saveMappingAction } from "../actions";
import { askMappingFile, type MappingImport } from "../queries";
import { ImportPreview } from "./import-preview";

const REASONS = { noCategoryColumn: "noColumn", tooLargeToUpload: "tooLarge" } as const;
type Reason = keyof typeof REASONS;
type State =
  | { kind: "choosing"; problem: "noColumn" | "tooLarge" | "failed" | null }
  | { kind: "reading" }
  | { kind: "shown"; preview: MappingImport };

/** A file is read, every change and every error of it shown, and only then applied. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("mapping.file");
  const [state, setState] = useState<State>({ kind: "choosing", problem: null });
  const [isBusy, press] = usePress();
  const read = async ([file]: File[]) => {
    if (!file) return;
    setState({ kind: "reading" });
    const answer = await askMappingFile(file).catch(() => null);
    if (answer?.ok) {
      setState({ kind: "shown", preview: answer.preview });
      return;
    }
    const reason = REASONS[answer?.detail.reason as Reason] as (typeof REASONS)[Reason] | undefined;
    setState({ kind: "choosing", problem: reason ?? "failed" });
  };
  const changes = state.kind === "shown" ? state.preview.changes : [];
  const apply = () =>
    press({
      action: () => saveMappingAction({ changes }),
      onDone: ({ saved }) => {
        toast.success(t("applied", { count: saved.length }));
        onClose();
      },
    });
  return (
    <Dialog
      isOpen
      size="lg"
      onClose={onClose}
      title={t("title")}
      description={t("intro")}
      closeLabel={t("cancel")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          {state.kind === "shown" && <Button onClick={() => setState({ kind: "choosing", problem: null })}>{t("another")}</Button>}
          {state.kind === "shown" && (
            <Button variant="primary" isBusy={isBusy} disabled={changes.length === 0} onClick={apply}>
              {t("apply", { count: changes.length })}
            </Button>
          )}
        </>
      }
    >
      {state.kind === "choosing" && (
        <div className="space-y-3">
          {state.problem && <Banner tone="red" isAnnounced title={t(state.problem)} />}
          <FileDrop label={t("choose")} hint={t("hint")} accept=".csv,text/csv" onFiles={(files) => void read(files)} />
        </div>
      )}
      {state.kind === "reading" && <p role="status">{t("reading")}</p>}
      {state.kind === "shown" && <ImportPreview preview={state.preview} />}
    </Dialog>
  );
}
