import { database } from "@/lib/server/database";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { defineRoute } from "@/lib/server/define-route";
import { summariseExpenses } from "@/lib/usecases/list-expenses";

/** The figures around the list, read again whenever something changed. */
export const GET = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const summary = await summariseExpenses(database(), scope, parseExpenseFilter(request.nextUrl.searchParams));
    return Response.json(summary, { headers: { "cache-control": "no-store" } });
  },
});
