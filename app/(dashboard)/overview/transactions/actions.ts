"use server";

import { z } from "zod";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { editTransaction } from "@/lib/usecases/edit-transaction";
import { removeReceipt } from "@/lib/usecases/receipts/remove-receipt";

export const editTransactionAction = defineAction({
  role: "member",
  input: z.object({
    transactionId: z.uuid(),
    changes: z.object({ categoryId: z.uuid().nullable(), notes: z.string().trim().max(4000) }).partial(),
  }),
  run: async ({ scope, actor, role, user }, { transactionId, changes }) =>
    editTransaction(database(), scope, actor, { transactionId, changes, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) }),
});

export const removeReceiptAction = defineAction({
  role: "member",
  input: z.object({ receiptId: z.uuid() }),
  run: async ({ scope, actor, role, user }, { receiptId }) => {
    await removeReceipt(database(), scope, actor, { receiptId, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) });
  },
});
