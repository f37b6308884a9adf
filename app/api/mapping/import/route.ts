import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readUpload } from "@/lib/server/read-upload";
import { MAPPING_MAX_BYTES } from "@/lib/server/upload-limits";
import { previewMappingFile } from "@/lib/usecases/mapping-files";

/** What this file would change; nothing is changed yet. */
export const POST = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const { bytes } = await readUpload(request, MAPPING_MAX_BYTES);
    return Response.json({ ok: true, preview: await previewMappingFile(database(), scope, bytes) });
  },
});
