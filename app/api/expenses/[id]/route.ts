import { z } from "zod";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/core/app-error";
import { accountingProvider } from "@/lib/server/accounting";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readExpenseDetails } from "@/lib/usecases/read-expense-details";

/** Everything the details panel shows. */
export const GET = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const details = await readExpenseDetails(database(), scope, accountingProvider(), { expenseId: id, appUrl: env().APP_URL });
    return Response.json(details, { headers: { "cache-control": "no-store" } });
  },
});
