import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { receiptPurpose, receiptResponse } from "@/lib/server/receipt-response";
import { openReceipt } from "@/lib/usecases/receipts/open-receipt";

/** A receipt, to members who may see its transaction. `?download` gives the original as a file, `?preview` a small picture. */
export const GET = defineRoute<{ id: string }>({
  role: "member",
  run: async ({ scope, role, user }, request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const purpose = receiptPurpose(request.nextUrl.searchParams);
    const wanted = { receiptId: id, onlyCardsOf: onlyCardsOf({ role, userId: user.id }), purpose };
    return receiptResponse(await openReceipt(database(), scope, wanted), purpose, request);
  },
});
