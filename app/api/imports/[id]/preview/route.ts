import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { importChoicesSchema } from "@/lib/core/import/import-layout";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { previewImport } from "@/lib/usecases/imports/preview-import";

/** What an import of this file would do, read as the body says. */
export const POST = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const choices = importChoicesSchema.safeParse(await request.json().catch(() => null));
    if (!choices.success) throw new AppError("invalidInput", { field: "layout" });
    return Response.json({ ok: true, preview: await previewImport(database(), scope, { importId: id, ...choices.data }) });
  },
});
