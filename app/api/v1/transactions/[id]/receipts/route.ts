import { receiptUpload } from "@/lib/core/api/api-schemas";
import { database } from "@/lib/server/database";
import { defineApiRoute, onlyAllows } from "@/lib/server/define-api-route";
import { addReceipt } from "@/lib/usecases/receipts/add-receipt";

/** Attaches the file of a multipart body. */
export const POST = defineApiRoute({
  scope: "WRITE",
  from: "upload",
  input: receiptUpload,
  run: async ({ scope, actor, input, id }) => {
    const added = await addReceipt(database(), scope, actor, { transactionId: id, ...input, onlyCardsOf: null });
    return { status: 201, body: { id: added.id, fileName: added.fileName, byteSize: added.byteSize, contentType: added.contentType } };
  },
});

export const { GET, PUT, PATCH, DELETE } = onlyAllows("POST");
