"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Refusal } from "@/lib/core/action-result";
import type { ImportChoices, ImportLayout } from "@/lib/core/import/import-layout";
import type { ImportPreview } from "@/lib/core/import/import-preview";
import type { TextWriting } from "@/lib/core/import/text-writing";
import { startImportAction } from "../actions";
import { askMove, askPreview, askRecut, importKey } from "../queries";
import { useImportWords } from "./use-import-words";

/** What an uploaded file would bring. Each change asks for a fresh preview; only the answer to the last question counts. */
export function usePreview(importId: string) {
  const t = useTranslations("imports");
  const words = useImportWords();
  const queries = useQueryClient();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<"reading" | "starting" | null>("reading");
  const turn = useRef(0);
  const prepared = useRef<Promise<{ ok: true } | Refusal | null>>(Promise.resolve(null));

  const read = async (asked: ImportChoices, prepare?: () => Promise<{ ok: true } | Refusal>) => {
    const mine = ++turn.current;
    setBusy("reading");
    setProblem(null);
    // One after the other, so that the last choice is what the file ends up as.
    prepared.current = prepared.current.then(() => prepare?.() ?? { ok: true as const }).catch(() => null);
    const ready = await prepared.current;
    const answer = ready?.ok ? await askPreview(importId, asked).catch(() => null) : ready;
    if (mine !== turn.current) return;
    setBusy(null);
    if (answer?.ok) setPreview(answer.preview);
    else setProblem(answer ? words(answer) : t("failed"));
    if (answer && !answer.ok && answer.code === "changedMeanwhile") await queries.invalidateQueries({ queryKey: importKey(importId) });
  };
  const first = useRef(read);
  useEffect(() => {
    void first.current({ accountId: null, sheetIndex: null, layout: null });
  }, []);

  const start = async () => {
    if (!preview) return;
    setBusy("starting");
    const { accountId, sheetIndex, layout } = preview;
    const answer = await startImportAction({ importId, accountId, sheetIndex, layout }).catch(() => null);
    if (!answer?.ok) {
      setBusy(null);
      setProblem(answer ? words(answer) : t("failed"));
    }
    await queries.invalidateQueries({ queryKey: importKey(importId) });
  };

  return {
    preview,
    problem,
    isReading: busy === "reading",
    isStarting: busy === "starting",
    chooseAccount: (accountId: string) => {
      if (preview) setPreview({ ...preview, accountId });
      void read({ accountId, sheetIndex: preview?.sheetIndex ?? null, layout: null }, () => askMove(importId, accountId));
    },
    chooseSheet: (sheetIndex: number) => {
      if (preview) setPreview({ ...preview, sheetIndex });
      void read({ accountId: preview?.accountId ?? null, sheetIndex, layout: null });
    },
    /** The columns are other ones then, so what was said about them is over. */
    changeWriting: (writing: TextWriting) =>
      void read({ accountId: preview?.accountId ?? null, sheetIndex: null, layout: null }, () => askRecut(importId, writing)),
    changeLayout: (layout: ImportLayout) => {
      if (!preview) return;
      setPreview({ ...preview, layout });
      void read({ accountId: preview.accountId, sheetIndex: preview.sheetIndex, layout });
    },
    start: () => void start(),
  };
}
