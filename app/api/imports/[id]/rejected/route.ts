import { Readable } from "node:stream";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { csvLines } from "@/lib/core/csv-writer";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readImport, readLeftOut } from "@/lib/usecases/imports/list-imports";

/** The rows of an import that are not in the books, as a file, in the reader's language. */
export const GET = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    await readImport(database(), scope, id);
    const t = await getTranslations("imports");
    async function* lines() {
      yield `\uFEFF${csvLines([[t("rejected.line"), t("rejected.column"), t("rejected.value"), t("rejected.reason")]])}`;
      for await (const rows of readLeftOut(database(), scope, id))
        yield csvLines(rows.map(({ line, column, value, reason }) => [String(line), t(`fields.${column}`), value, t(`reasons.${reason}`)]));
    }
    return new Response(Readable.toWeb(Readable.from(lines(), { objectMode: false })) as unknown as ReadableStream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${t("rejected.fileName")}.csv"`,
        "cache-control": "no-store",
      },
    });
  },
});
