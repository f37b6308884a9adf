import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { receiveUpload } from "@/lib/server/receive-upload";
import { receiptUploadLimit } from "@/lib/server/upload-limits";
import { keepReceiptUpload } from "@/lib/usecases/receipts/keep-receipt-upload";
import { proposeReceipts } from "@/lib/usecases/receipts/propose-receipts";

/** The files that wait for their transactions, each with what is proposed for it. */
export const GET = defineRoute({
  role: "member",
  run: async ({ scope, role, user }) => {
    const today = new Date().toISOString().slice(0, 10);
    const waiting = await proposeReceipts(database(), scope, {
      userId: user.id,
      onlyCardsOf: onlyCardsOf({ role, userId: user.id }),
      today,
    });
    return Response.json(waiting, { headers: { "cache-control": "no-store" } });
  },
});

/** Keeps one file until it is said where it belongs: a multipart body with `file`. */
export const POST = defineRoute({
  role: "member",
  run: async ({ scope, user }, request) => {
    const { id } = await receiveUpload(request, receiptUploadLimit(), (upload) =>
      keepReceiptUpload(database(), scope, { userId: user.id, ...upload }),
    );
    return Response.json({ ok: true, id, sameFileOn: [] }, { status: 201 });
  },
});
