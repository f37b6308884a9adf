import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { importTransactions } from "@/lib/usecases/import-transactions";
import { readImportRequest } from "./import-request";

/** Imports a file into an account. */
export const POST = defineRoute({
  role: "finance",
  run: async ({ scope, user }, request) => {
    const result = await importTransactions(database(), scope, { userId: user.id, name: user.name }, await readImportRequest(request));
    return Response.json({ ok: true, result }, { status: 201 });
  },
});
