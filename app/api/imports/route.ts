import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { IMPORT_MAX_BYTES } from "@/lib/core/import/import-limits";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { receiveImport } from "@/lib/usecases/imports/receive-import";

const querySchema = z.object({ accountId: z.uuid(), fileName: z.string().min(1).max(1000) });

/** Takes a file for an account; its bytes are the body, so that they can be passed on as they come. Nothing is in the books yet. */
export const POST = defineRoute({
  role: "finance",
  run: async ({ scope, user }, request) => {
    const query = querySchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
    if (!query.success) throw new AppError("invalidInput", { field: "accountId" });
    if (!request.body) throw new AppError("fileRefused", { reason: "empty" });
    if (Number(request.headers.get("content-length") ?? 0) > IMPORT_MAX_BYTES)
      throw new AppError("fileRefused", { reason: "tooLargeToUpload" });
    const body = request.body as unknown as AsyncIterable<Uint8Array>;
    const { importId } = await receiveImport(database(), scope, { ...query.data, userId: user.id, body });
    return Response.json({ ok: true, importId }, { status: 201 });
  },
});
