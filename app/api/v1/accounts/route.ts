import { z } from "zod";
import { database } from "@/lib/server/database";
import { defineApiRoute, onlyAllows } from "@/lib/server/define-api-route";
import { readApiAccounts } from "@/lib/usecases/read-api-expenses";

export const GET = defineApiRoute({
  scope: "READ",
  from: "nothing",
  input: z.object({}),
  run: async ({ scope }) => ({ status: 200, body: { data: await readApiAccounts(database(), scope) } }),
});

export const { POST, PUT, PATCH, DELETE } = onlyAllows("GET");
