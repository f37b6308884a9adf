import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { moveImport } from "@/lib/usecases/imports/move-import";

const bodySchema = z.object({ accountId: z.uuid() });

/** Means an uploaded file for another account. */
export const POST = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const body = bodySchema.safeParse(await request.json().catch(() => null));
    if (!body.success) throw new AppError("invalidInput", { field: "accountId" });
    await moveImport(database(), scope, { importId: id, ...body.data });
    return Response.json({ ok: true });
  },
});
