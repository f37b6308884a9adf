import { getTranslations } from "next-intl/server";
import { parseAuditFilter } from "@/lib/core/audit-filter";
import { auditColumns } from "@/lib/core/export/settings-columns";
import { actionWords } from "@/lib/i18n/audit-words";
import { database } from "@/lib/server/database";
import { defineExport } from "@/lib/server/export/define-export";
import { eachAuditLine } from "@/lib/usecases/export-lists";
import { auditQueryOf } from "@/lib/usecases/read-settings";

export const GET = defineExport({
  role: "finance",
  list: async ({ scope, business }, request) => {
    const [t, words] = await Promise.all([getTranslations("exports"), getTranslations("settings.audit")]);
    const filter = parseAuditFilter(Object.fromEntries(request.nextUrl.searchParams));
    return {
      title: t("titles.audit"),
      range: filter,
      columns: auditColumns(t, (action) => actionWords(words, action)),
      pages: eachAuditLine(database(), scope, auditQueryOf(filter, business.timeZone)),
    };
  },
});
