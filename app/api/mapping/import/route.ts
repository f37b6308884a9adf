import { readFile } from "node:fs/promises";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { receiveUpload } from "@/lib/server/receive-upload";
import { MAPPING_MAX_BYTES } from "@/lib/server/upload-limits";
import { previewMappingFile } from "@/lib/usecases/mapping-files";

/** What this file would change; nothing is changed yet. */
export const POST = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const bytes = await receiveUpload(request, MAPPING_MAX_BYTES, ({ file }) => readFile(file.path));
    return Response.json({ ok: true, preview: await previewMappingFile(database(), scope, bytes) });
  },
});
