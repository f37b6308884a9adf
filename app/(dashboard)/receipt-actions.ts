"use server";

import { z } from "zod";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { MAX_ATTACHED_AT_ONCE } from "@/lib/core/receipts/waiting-receipt";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { attachUploads } from "@/lib/usecases/receipts/attach-uploads";
import { discardUploads } from "@/lib/usecases/receipts/discard-uploads";
import { removeReceipt } from "@/lib/usecases/receipts/remove-receipt";

export const removeReceiptAction = defineAction({
  role: "member",
  input: z.object({ receiptId: z.uuid() }),
  run: async ({ scope, actor, role, user }, { receiptId }) => {
    await removeReceipt(database(), scope, actor, { receiptId, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) });
  },
});

/** Attaches waiting files to the transactions that a person confirmed; says of each that was refused why. */
export const attachUploadsAction = defineAction({
  role: "member",
  input: z.object({
    decisions: z
      .array(z.object({ uploadId: z.uuid(), transactionId: z.uuid() }))
      .min(1)
      .max(MAX_ATTACHED_AT_ONCE),
  }),
  run: async ({ scope, actor, role, user }, { decisions }) => ({
    outcomes: await attachUploads(
      database(),
      scope,
      { ...actor, userId: user.id },
      { decisions, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) },
    ),
  }),
});

export const discardUploadsAction = defineAction({
  role: "member",
  input: z.object({ uploadIds: z.array(z.uuid()).min(1).max(5000) }),
  run: async ({ scope, user }, { uploadIds }) => {
    await discardUploads(database(), scope, { userId: user.id, uploadIds });
  },
});
