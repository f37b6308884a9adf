import { z } from "zod";
import { database } from "@/lib/server/database";
import { AppError } from "@/lib/core/app-error";
import { defineRoute } from "@/lib/server/define-route";
import { readRunOutcomes } from "@/lib/usecases/read-run-outcomes";

/** What came of each expense, for the screen. */
export const GET = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    return Response.json(await readRunOutcomes(database(), scope, id), { headers: { "cache-control": "no-store" } });
  },
});
