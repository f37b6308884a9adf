"use client";

import { useTranslations } from "next-intl";
import type { SyncError } from "@/lib/core/sync-error";

/** A sync error for the panel: what it is, and what to do about it. */
export function useProblemWords(): (problem: SyncError) => { title: string; cause: string; remedy: string } {
  const t = useTranslations("errors.sync");
  return ({ code, detail }) => ({
    title: t(`${code}.title`, detail),
    cause: t(`${code}.cause`, detail),
    remedy: t(`${code}.remedy`, detail),
  });
}
