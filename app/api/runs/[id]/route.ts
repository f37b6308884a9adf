import { z } from "zod";
import { database } from "@/lib/server/database";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/core/app-error";
import { defineRoute } from "@/lib/server/define-route";
import { readRun } from "@/lib/usecases/read-run";

/** A run as it stands now, for the screens that follow it. */
export const GET = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    return Response.json(await readRun(database(), scope, id, env().XERO_DAY_LIMIT), { headers: { "cache-control": "no-store" } });
  },
});
