"use client";

import { useTranslations } from "next-intl";
import type { Refusal } from "@/lib/core/action-result";

/** Turns the refusal of an action into a sentence: `toast.error(refusalWords(result))`. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const t = useTranslations("refusals");
  return ({ code, detail }) => t(code, { seconds: 0, max: 0, reference: "", ...detail });
}
