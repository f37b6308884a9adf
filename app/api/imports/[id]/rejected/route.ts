import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { leftOutColumns } from "@/lib/core/export/import-columns";
import type { LeftOut } from "@/lib/core/import/import-row";
import { database } from "@/lib/server/database";
import { defineExport } from "@/lib/server/export/define-export";
import { readImport, readLeftOut } from "@/lib/usecases/imports/list-imports";

/** The rows of an import that are not in the books. */
export const GET = defineExport<LeftOut, { id: string }>({
  role: "finance",
  list: async ({ scope }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    await readImport(database(), scope, id);
    const t = await getTranslations("imports");
    return { title: t("rejected.title"), columns: leftOutColumns(t), pages: readLeftOut(database(), scope, id) };
  },
});
