import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { textWritingSchema } from "@/lib/core/import/text-writing";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { recutImport } from "@/lib/usecases/imports/recut-import";

/** Reads an uploaded text again, in the encoding and with the delimiter that the body says. */
export const POST = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const writing = textWritingSchema.safeParse(await request.json().catch(() => null));
    if (!writing.success) throw new AppError("invalidInput", { field: "encoding" });
    await recutImport(database(), scope, { importId: id, writing: writing.data });
    return Response.json({ ok: true });
  },
});
