import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { parseTab } from "@/lib/core/expense-filter";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readSelected } from "@/lib/usecases/list-expenses";

const bodySchema = z.object({ tab: z.string().transform(parseTab), ids: z.array(z.uuid()).max(20_000) });

/** Those of the selected expenses that are still in the tab. Asked with POST only because the ids are too many for an address. */
export const POST = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const body = bodySchema.safeParse(await request.json().catch(() => null));
    if (!body.success) throw new AppError("invalidInput");
    return Response.json({ expenses: await readSelected(database(), scope, body.data) }, { headers: { "cache-control": "no-store" } });
  },
});
