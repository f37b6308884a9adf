import { getTranslations } from "next-intl/server";
import { importColumns } from "@/lib/core/export/import-columns";
import { database } from "@/lib/server/database";
import { defineExport } from "@/lib/server/export/define-export";
import { eachImport } from "@/lib/usecases/export-lists";

export const GET = defineExport({
  role: "finance",
  list: async ({ scope }) => {
    const t = await getTranslations("exports");
    return { title: t("titles.imports"), columns: importColumns(t), pages: eachImport(database(), scope) };
  },
});
