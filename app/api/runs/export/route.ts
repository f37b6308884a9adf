import { getTranslations } from "next-intl/server";
import { runColumns } from "@/lib/core/export/run-columns";
import { database } from "@/lib/server/database";
import { defineExport } from "@/lib/server/export/define-export";
import { eachRun } from "@/lib/usecases/export-lists";

export const GET = defineExport({
  role: "finance",
  list: async ({ scope }) => {
    const t = await getTranslations("exports");
    return { title: t("titles.runs"), columns: runColumns(t), pages: eachRun(database(), scope) };
  },
});
