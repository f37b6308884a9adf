"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import type { Refusal } from "@/lib/core/action-result";
import { expenseKeys } from "../queries";

const REASONS = ["empty", "tooLargeToUpload", "typeNotAccepted", "damaged", "encrypted", "duplicate"] as const;

/** Sends files one after the other; the names of those still on their way, and what was refused, are shown. */
export function useReceiptUpload(expenseId: string) {
  const t = useTranslations("receipts");
  const client = useQueryClient();
  const refusal = useRefusalWords();
  const [sending, setSending] = useState<string[]>([]);
  const explain = (answer: Refusal, name: string): string => {
    if (answer.code !== "fileRefused") return `${name}: ${refusal(answer)}`;
    const reason = REASONS.find((each) => each === answer.detail.reason) ?? "other";
    return t(`refused.${reason}`, { name });
  };
  const send = async (file: File) => {
    const body = new FormData();
    body.set("file", file);
    try {
      const response = await fetch(`/api/transactions/${expenseId}/receipts`, { method: "POST", body });
      const answer = (await response.json()) as { ok: true; sameFileOn: string[] } | Refusal;
      if (!answer.ok) toast.error(explain(answer, file.name));
      else if (answer.sameFileOn.length > 0) toast.warning(t("sameFile", { references: answer.sameFileOn.join(", ") }));
    } catch {
      toast.error(t("failed", { name: file.name }));
    }
  };
  const upload = async (files: File[]) => {
    setSending((known) => [...known, ...files.map((file) => file.name)]);
    for (const file of files) {
      await send(file);
      setSending((known) => known.filter((_, index) => index !== known.indexOf(file.name)));
      await client.invalidateQueries({ queryKey: expenseKeys.all });
    }
  };
  return { sending, upload };
}
