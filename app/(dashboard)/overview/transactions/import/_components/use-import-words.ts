"use client";

import { useTranslations } from "next-intl";
import type { Refusal } from "@/lib/core/action-result";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";

const REASONS = [
  "empty",
  "tooLargeToUpload",
  "spreadsheetTooLarge",
  "tooManyRows",
  "tooManyColumns",
  "lineTooLong",
  "encrypted",
  "damaged",
  "tooComplex",
  "pdf",
  "otherSpreadsheet",
  "notATable",
  "dateColumn",
  "amountColumn",
  "dateOrder",
  "purchaseSign",
  "otherCurrency",
] as const;

/** Why a file was refused, and what to do about it. */
export function useImportWords(): (refusal: Refusal) => string {
  const t = useTranslations("imports.refused");
  const words = useRefusalWords();
  return (refusal) => {
    if (refusal.code !== "fileRefused") return words(refusal);
    const reason = REASONS.find((each) => each === refusal.detail.reason) ?? "other";
    return t(reason, { line: "", column: "", currency: "", ...refusal.detail });
  };
}
