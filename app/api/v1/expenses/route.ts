import { expensesQuery } from "@/lib/core/api/api-schemas";
import { database } from "@/lib/server/database";
import { defineApiRoute, onlyAllows } from "@/lib/server/define-api-route";
import { readApiExpenses } from "@/lib/usecases/read-api-expenses";

const choice = (value: "true" | "false" | undefined) => (value === undefined ? null : value === "true");

export const GET = defineApiRoute({
  scope: "READ",
  from: "query",
  input: expensesQuery,
  run: async ({ scope, input: { state, updated, error, cursor, limit } }) => ({
    status: 200,
    body: await readApiExpenses(database(), scope, {
      state,
      isUpdated: choice(updated),
      hasError: choice(error),
      afterId: cursor ?? null,
      limit,
    }),
  }),
});

export const { POST, PUT, PATCH, DELETE } = onlyAllows("GET");
