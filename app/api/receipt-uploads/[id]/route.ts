import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { receiptPurpose, receiptResponse } from "@/lib/server/receipt-response";
import { openUpload } from "@/lib/usecases/receipts/open-receipt";

/** A file that waits for its transaction, to who brought it. */
export const GET = defineRoute<{ id: string }>({
  role: "member",
  run: async ({ scope, user }, request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const purpose = receiptPurpose(request.nextUrl.searchParams);
    return receiptResponse(await openUpload(database(), scope, { uploadId: id, userId: user.id, purpose }), purpose, request);
  },
});
