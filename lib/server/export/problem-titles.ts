import "server-only";
import { getTranslations } from "next-intl/server";
import { isSyncErrorCode } from "@/lib/core/sync-error";

/** The title of a sync error in the reader's language; a code that is no longer known stands for itself. */
export async function problemTitles(): Promise<(error: { code: string; detail?: Record<string, string> }) => string> {
  const t = await getTranslations("errors.sync");
  return ({ code, detail }) => (isSyncErrorCode(code) ? t(`${code}.title`, detail) : code);
}
