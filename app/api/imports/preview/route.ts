import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { previewImport } from "@/lib/usecases/preview-import";
import { readImportRequest } from "../import-request";

/** What an import of this file would do. */
export const POST = defineRoute({
  role: "finance",
  run: async ({ scope }, request) =>
    Response.json({ ok: true, preview: await previewImport(database(), scope, await readImportRequest(request)) }),
});
