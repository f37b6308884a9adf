import { transactionsEnvelope } from "@/lib/core/api/api-schemas";
import { MAX_API_ROWS, mergeOutcomes, sortApiRows } from "@/lib/core/api/sort-api-rows";
import { ApiProblem } from "@/lib/core/api/api-problem";
import { database } from "@/lib/server/database";
import { defineApiRoute, onlyAllows } from "@/lib/server/define-api-route";
import { addTransactions } from "@/lib/usecases/add-transactions";

/** Adds transactions. A row that cannot be taken says why; the others are not held back by it. */
export const POST = defineApiRoute({
  scope: "WRITE",
  from: "body",
  input: transactionsEnvelope,
  run: async ({ scope, actor, input }) => {
    const count = input.transactions.length;
    if (count > MAX_API_ROWS) throw new ApiProblem("tooManyItems", { count, max: MAX_API_ROWS });
    const { readable, refused } = sortApiRows(input.transactions);
    const outcomes = await addTransactions(database(), scope, { transactions: readable, onDifference: "update", actor });
    return { status: 200, body: { data: mergeOutcomes(count, refused, outcomes) } };
  },
});

export const { GET, PUT, PATCH, DELETE } = onlyAllows("POST");
