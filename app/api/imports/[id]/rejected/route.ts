import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { csvText } from "@/lib/core/csv-writer";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readRejectedRows } from "@/lib/usecases/list-imports";

/** The rows of an import that could not be read, as a file, in the reader's language. */
export const GET = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const [t, rows] = await Promise.all([getTranslations("imports"), readRejectedRows(database(), scope, id)]);
    const head = [t("rejected.line"), t("rejected.column"), t("rejected.value"), t("rejected.reason")];
    const body = rows.map(({ line, column, value, reason }) => [String(line), t(`fields.${column}`), value, t(`reasons.${reason}`)]);
    return new Response(csvText([head, ...body]), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${t("rejected.fileName")}.csv"`,
        "cache-control": "no-store",
      },
    });
  },
});
