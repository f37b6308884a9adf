import { z } from "zod";
import { expensePatch } from "@/lib/core/api/api-schemas";
import { database } from "@/lib/server/database";
import { defineApiRoute, onlyAllows } from "@/lib/server/define-api-route";
import { patchExpense } from "@/lib/usecases/patch-expense";
import { readApiExpense } from "@/lib/usecases/read-api-expenses";

export const GET = defineApiRoute({
  scope: "READ",
  from: "nothing",
  input: z.object({}),
  run: async ({ scope, id }) => ({ status: 200, body: await readApiExpense(database(), scope, id) }),
});

export const PATCH = defineApiRoute({
  scope: "WRITE",
  from: "body",
  input: expensePatch,
  run: async ({ scope, actor, input, id }) => {
    await patchExpense(database(), scope, actor, { expenseId: id, patch: input });
    return { status: 200, body: await readApiExpense(database(), scope, id) };
  },
});

export const { POST, PUT, DELETE } = onlyAllows("GET", "PATCH");
