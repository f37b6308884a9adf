"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { undoEditAction } from "../actions";
import { expenseKeys } from "../queries";

export type LastEdit =
  { kind: "done"; batchId: string; changed: number } | { kind: "undone"; undone: number; kept: { reference: string; merchant: string }[] };

/** The last edit of many that was made here, until it is undone or put away. */
export function useLastEdit() {
  const t = useTranslations("expenses");
  const client = useQueryClient();
  const refusal = useRefusalWords();
  const [edit, setEdit] = useState<LastEdit | null>(null);
  const [isBusy, setBusy] = useState(false);
  const undo = async () => {
    if (edit?.kind !== "done" || isBusy) return;
    setBusy(true);
    try {
      const answer = await undoEditAction({ batchId: edit.batchId });
      if (answer.ok) setEdit({ kind: "undone", undone: answer.undone, kept: answer.kept });
      else toast.error(refusal(answer));
    } catch {
      toast.error(t("state.loadFailedBody"));
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: expenseKeys.all });
    }
  };
  return { edit, isBusy, undo, remember: setEdit };
}
