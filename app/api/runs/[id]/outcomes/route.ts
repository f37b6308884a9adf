import { z } from "zod";
import { database } from "@/lib/adapters/db/client";
import { AppError } from "@/lib/core/app-error";
import { defineRoute } from "@/lib/server/define-route";
import { readRunOutcomes } from "@/lib/usecases/read-run-outcomes";
import { outcomesCsv } from "./outcomes-csv";

/** What came of each expense: JSON for the screen, or with `?format=csv` a file. */
export const GET = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const outcomes = await readRunOutcomes(database(), scope, id);
    if (request.nextUrl.searchParams.get("format") !== "csv") return Response.json(outcomes, { headers: { "cache-control": "no-store" } });
    const { fileName, text } = await outcomesCsv(id, outcomes);
    return new Response(text, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
      },
    });
  },
});
