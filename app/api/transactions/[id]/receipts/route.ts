import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { receiveUpload } from "@/lib/server/receive-upload";
import { receiptUploadLimit } from "@/lib/server/upload-limits";
import { addReceipt } from "@/lib/usecases/receipts/add-receipt";
import { listReceipts } from "@/lib/usecases/receipts/list-receipts";

/** The receipts of a transaction, the oldest first. */
export const GET = defineRoute<{ id: string }>({
  role: "member",
  run: async ({ scope, role, user }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const receipts = await listReceipts(database(), scope, { transactionId: id, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) });
    return Response.json({ receipts }, { headers: { "cache-control": "no-store" } });
  },
});

/** Adds one receipt: a multipart body with `file`. */
export const POST = defineRoute<{ id: string }>({
  role: "member",
  run: async ({ scope, actor, role, user }, request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const only = onlyCardsOf({ role, userId: user.id });
    const added = await receiveUpload(request, receiptUploadLimit(), (upload) =>
      addReceipt(database(), scope, actor, { transactionId: id, ...upload, onlyCardsOf: only }),
    );
    return Response.json({ ok: true, id: added.id, sameFileOn: added.sameFileOn }, { status: 201 });
  },
});
