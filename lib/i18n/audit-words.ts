import type { useTranslations } from "next-intl";

type AuditWords = ReturnType<typeof useTranslations<"settings.audit">>;

/** "expense.setAside" in words; an action that has none yet stands as it was stored. */
export function actionWords(t: AuditWords, action: string): string {
  const key = `actions.${action}` as "actions.run.started";
  return t.has(key) ? t(key) : action;
}
