import { getTranslations } from "next-intl/server";
import { apiKeyColumns } from "@/lib/core/export/settings-columns";
import { database } from "@/lib/server/database";
import { defineExport, onePage } from "@/lib/server/export/define-export";
import { readApiKeys } from "@/lib/usecases/read-settings";

export const GET = defineExport({
  role: "admin",
  list: async ({ scope }) => {
    const t = await getTranslations("exports");
    return { title: t("titles.apiKeys"), columns: apiKeyColumns(t), pages: onePage(readApiKeys(database(), scope)) };
  },
});
