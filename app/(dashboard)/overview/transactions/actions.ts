"use server";

import { z } from "zod";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { editTransaction } from "@/lib/usecases/edit-transaction";

export const editTransactionAction = defineAction({
  role: "member",
  input: z.object({
    transactionId: z.uuid(),
    changes: z.object({ categoryId: z.uuid().nullable(), notes: z.string().trim().max(4000) }).partial(),
  }),
  run: async ({ scope, actor, role, user }, { transactionId, changes }) =>
    editTransaction(database(), scope, actor, { transactionId, changes, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) }),
});
