import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { listViews } from "@/lib/usecases/keep-views";

/** The member's own views and those shared in the business. */
export const GET = defineRoute({
  role: "finance",
  run: async ({ scope, user }) =>
    Response.json({ views: await listViews(database(), { scope, userId: user.id }) }, { headers: { "cache-control": "no-store" } }),
});
