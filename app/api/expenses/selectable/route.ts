import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readSelectable } from "@/lib/usecases/list-expenses";

/** What "select all matching" takes, for the address's filter. */
export const GET = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const selectable = await readSelectable(database(), scope, parseExpenseFilter(request.nextUrl.searchParams));
    return Response.json(selectable, { headers: { "cache-control": "no-store" } });
  },
});
