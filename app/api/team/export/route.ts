import { getTranslations } from "next-intl/server";
import { teamColumns } from "@/lib/core/export/settings-columns";
import { database } from "@/lib/server/database";
import { defineExport, onePage } from "@/lib/server/export/define-export";
import { readTeam } from "@/lib/usecases/read-settings";

export const GET = defineExport({
  role: "admin",
  list: async ({ scope }) => {
    const t = await getTranslations("exports");
    return { title: t("titles.team"), columns: teamColumns(t), pages: onePage(readTeam(database(), scope)) };
  },
});
