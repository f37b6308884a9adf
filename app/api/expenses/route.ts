import { z } from "zod";
import { database } from "@/lib/server/database";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { defineRoute } from "@/lib/server/define-route";
import { listExpenses } from "@/lib/usecases/list-expenses";

const pageSize = z.coerce.number().int().min(1).max(500).optional().catch(undefined);

/** One page of the workbench's list, for the address's filter. */
export const GET = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const query = request.nextUrl.searchParams;
    const page = await listExpenses(database(), scope, parseExpenseFilter(query), {
      cursor: query.get("cursor"),
      limit: pageSize.parse(query.get("limit") ?? undefined),
    });
    return Response.json(page, { headers: { "cache-control": "no-store" } });
  },
});
