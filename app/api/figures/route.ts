import { defineRoute } from "@/lib/server/define-route";
import { figuresFor } from "@/lib/server/frame";

/** The numbers of the frame as they are now; made to be polled. */
export const GET = defineRoute({
  role: "finance",
  run: async (session) => Response.json(await figuresFor(session), { headers: { "cache-control": "no-store" } }),
});
