import { database } from "@/lib/server/database";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { defineRoute } from "@/lib/server/define-route";
import { listExpenses } from "@/lib/usecases/list-expenses";

/** One page of the workbench's list, for the address's filter. */
export const GET = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const query = request.nextUrl.searchParams;
    const page = await listExpenses(database(), scope, parseExpenseFilter(query), { cursor: query.get("cursor") });
    return Response.json(page, { headers: { "cache-control": "no-store" } });
  },
});
