import { transactionsEnvelope } from "@/lib/core/api/api-schemas";
import { mergeOutcomes, sortApiRows } from "@/lib/core/api/sort-api-rows";
import { database } from "@/lib/server/database";
import { defineApiRoute } from "@/lib/server/define-api-route";
import { addTransactions } from "@/lib/usecases/add-transactions";

/** Adds transactions. A row that cannot be taken says why; the others are not held back by it. */
export const POST = defineApiRoute({
  scope: "WRITE",
  from: "body",
  input: transactionsEnvelope,
  run: async ({ scope, input }) => {
    const { readable, refused } = sortApiRows(input.transactions);
    const outcomes = await addTransactions(database(), scope, { transactions: readable, onDifference: "update" });
    return { status: 200, body: { data: mergeOutcomes(input.transactions.length, refused, outcomes) } };
  },
});
