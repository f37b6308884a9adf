"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/core/action-result";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { expenseKeys } from "../queries";

/** Changes saved views: says why something was refused, and the menu is read again. */
export function useViewChanges() {
  const t = useTranslations("expenses");
  const refusal = useRefusalWords();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = async (send: () => Promise<ActionResult>): Promise<boolean> => {
    setBusy(true);
    const answer = await send().catch(() => null);
    setBusy(false);
    setProblem(answer === null ? t("state.loadFailedBody") : answer.ok ? null : refusal(answer));
    await client.invalidateQueries({ queryKey: expenseKeys.views });
    return answer?.ok ?? false;
  };
  return { change, isBusy, problem };
}
