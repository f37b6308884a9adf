"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Refusal } from "@/lib/core/action-result";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { askPreview, sendImport, type Chosen, type ImportOutcome, type Preview } from "../queries";

const REASONS = ["empty", "tooLargeToUpload", "dateColumn", "amountColumn", "dateOrder"] as const;

/** The state of one import. Each change asks for a fresh preview; only the answer to the last question counts. */
export function useImport(firstAccountId: string | null) {
  const t = useTranslations("imports");
  const words = useRefusalWords();
  const router = useRouter();
  const [accountId, setAccountId] = useState(firstAccountId);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<"reading" | "importing" | null>(null);
  const turn = useRef(0);

  const refusalText = (refusal: Refusal) =>
    refusal.code === "fileRefused" ? t(`refused.${REASONS.find((reason) => reason === refusal.detail.reason) ?? "other"}`) : words(refusal);

  const read = async (chosen: Chosen) => {
    const mine = ++turn.current;
    setBusy("reading");
    setProblem(null);
    try {
      const answer = await askPreview(chosen);
      if (mine !== turn.current) return;
      if (answer.ok) setPreview(answer.preview);
      else {
        setPreview(null);
        setProblem(refusalText(answer));
      }
    } catch {
      if (mine === turn.current) setProblem(t("failed"));
    } finally {
      if (mine === turn.current) setBusy(null);
    }
  };

  const run = async () => {
    if (!file || !accountId || !preview) return;
    setBusy("importing");
    setProblem(null);
    try {
      const answer = await sendImport({ file, accountId, layout: preview.layout });
      if (answer.ok) {
        setOutcome(answer.result);
        router.refresh();
      } else setProblem(refusalText(answer));
    } catch {
      setProblem(t("failed"));
    } finally {
      setBusy(null);
    }
  };

  return {
    accountId,
    file,
    preview,
    outcome,
    problem,
    isReading: busy === "reading",
    isImporting: busy === "importing",
    chooseAccount: (id: string) => {
      setAccountId(id);
      setPreview(null);
      if (file) void read({ file, accountId: id, layout: null });
    },
    chooseFile: (chosen: File) => {
      setFile(chosen);
      if (accountId) void read({ file: chosen, accountId, layout: null });
    },
    changeLayout: (layout: ImportLayout) => {
      if (!file || !accountId || !preview) return;
      setPreview({ ...preview, layout });
      void read({ file, accountId, layout });
    },
    run: () => void run(),
    reset: () => {
      turn.current += 1;
      setFile(null);
      setPreview(null);
      setOutcome(null);
      setProblem(null);
      setBusy(null);
    },
  };
}
