import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readImport } from "@/lib/usecases/imports/list-imports";

/** Where an import stands. */
export const GET = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    return Response.json(await readImport(database(), scope, id), { headers: { "cache-control": "no-store" } });
  },
});
