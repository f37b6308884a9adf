import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readExpenseLists } from "@/lib/usecases/read-expense-lists";

export const GET = defineRoute({
  role: "finance",
  run: async ({ scope }) => Response.json(await readExpenseLists(database(), scope), { headers: { "cache-control": "no-store" } }),
});
