import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readConnection } from "@/lib/usecases/read-connection";

/** Whether the connection still stands; made to be polled. */
export const GET = defineRoute({
  role: "finance",
  run: async ({ scope }) => {
    const connection = await readConnection(database(), scope);
    return Response.json({ state: connection?.state ?? null }, { headers: { "cache-control": "no-store" } });
  },
});
