import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readUpload } from "@/lib/server/read-upload";
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
    const { fileName, bytes } = await readUpload(request, receiptUploadLimit());
    const only = onlyCardsOf({ role, userId: user.id });
    const added = await addReceipt(database(), scope, actor, { transactionId: id, fileName, bytes, onlyCardsOf: only });
    const { id: receiptId, fileName: name, contentType, byteSize, problemCode, sameFileOn } = added;
    // Another person's expense is none of an employee's business.
    const shared = only === null ? sameFileOn : [];
    return Response.json(
      { ok: true, receipt: { id: receiptId, fileName: name, contentType, byteSize, problemCode }, sameFileOn: shared },
      { status: 201 },
    );
  },
});
