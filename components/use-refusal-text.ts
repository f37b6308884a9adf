"use client";

import { useTranslations } from "next-intl";
import type { Refusal } from "@/lib/core/action-result";

/** The sentence for an action that was refused. */
export function useRefusalText(): (refusal: Refusal) => string {
  const t = useTranslations("refusals");
  return (refusal) => t(refusal.code, refusal.detail);
}
