import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { searchContacts } from "@/lib/usecases/read-expense-lists";

export const GET = defineRoute({
  role: "finance",
  run: async ({ scope }, request) => {
    const words = (request.nextUrl.searchParams.get("q") ?? "").slice(0, 200);
    return Response.json({ contacts: await searchContacts(database(), scope, words) }, { headers: { "cache-control": "no-store" } });
  },
});
