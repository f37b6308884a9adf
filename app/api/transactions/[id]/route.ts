import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readTransaction } from "@/lib/usecases/list-transactions";

/** One movement, as the list shows it. */
export const GET = defineRoute<{ id: string }>({
  role: "member",
  run: async ({ scope, role, user }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const row = await readTransaction(database(), { scope, transactionId: id, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) });
    return Response.json(row, { headers: { "cache-control": "no-store" } });
  },
});
