import { z } from "zod";
import { database } from "@/lib/server/database";
import { defineApiRoute } from "@/lib/server/define-api-route";
import { readUpload } from "@/lib/server/read-upload";
import { receiptUploadLimit } from "@/lib/server/upload-limits";
import { addReceipt } from "@/lib/usecases/receipts/add-receipt";

/** Attaches the file of a multipart body. */
export const POST = defineApiRoute({
  scope: "WRITE",
  from: "nothing",
  input: z.object({}),
  run: async ({ scope, actor, request, id }) => {
    const upload = await readUpload(request, receiptUploadLimit());
    const added = await addReceipt(database(), scope, actor, {
      transactionId: id,
      fileName: upload.fileName,
      bytes: upload.bytes,
      onlyCardsOf: null,
    });
    return { status: 201, body: { id: added.id, fileName: added.fileName, byteSize: added.byteSize, contentType: added.contentType } };
  },
});
