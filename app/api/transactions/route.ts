import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { parseTransactionFilter } from "@/lib/core/transaction-filter";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { listTransactions } from "@/lib/usecases/list-transactions";

/** One page of the list of movements, for the address's filter. */
export const GET = defineRoute({
  role: "member",
  run: async ({ scope, role, user }, request) => {
    const query = request.nextUrl.searchParams;
    const viewed = { scope, filter: parseTransactionFilter(query), onlyCardsOf: onlyCardsOf({ role, userId: user.id }) };
    return Response.json(await listTransactions(database(), viewed, query.get("cursor")), { headers: { "cache-control": "no-store" } });
  },
});
