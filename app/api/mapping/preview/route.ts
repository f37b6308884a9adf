import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { mappingChangeSchema } from "@/lib/core/mapping-change";
import { syncDefaultsSchema } from "@/lib/core/sync-defaults";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { previewMapping, previewSyncDefaults } from "@/lib/usecases/preview-mapping";

const bodySchema = z.union([
  z.object({ changes: z.array(mappingChangeSchema).min(1).max(2000) }),
  z.object({ defaults: syncDefaultsSchema }),
]);

/** What a change of the mapping or of the defaults would do to pending expenses. It asks, and changes nothing. */
export const POST = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const parsed = bodySchema.safeParse(await request.json().catch(() => null));
    if (!parsed.success) throw new AppError("invalidInput");
    const { data } = parsed;
    const effect =
      "changes" in data
        ? (await previewMapping(database(), scope, data.changes)).total
        : await previewSyncDefaults(database(), scope, data.defaults);
    return Response.json({ ok: true, effect });
  },
});
