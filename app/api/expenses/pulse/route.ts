import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readPulse } from "@/lib/usecases/list-expenses";

/** Whether anything has changed; made to be polled. */
export const GET = defineRoute({
  role: "finance",
  run: async ({ scope }) => Response.json(await readPulse(database(), scope), { headers: { "cache-control": "no-store" } }),
});
