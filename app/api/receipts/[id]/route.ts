import { Readable } from "node:stream";
import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { openReceipt } from "@/lib/usecases/receipts/open-receipt";

/** Nothing in a receipt may run or load anything. A PDF gets no sandbox: browsers' own viewers refuse to start in one. */
function policyFor(contentType: string): string {
  const nothing = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";
  return contentType === "application/pdf" ? `${nothing}; object-src 'self'` : `${nothing}; sandbox`;
}

function disposition(kind: "inline" | "attachment", fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}

/** A receipt, to members who may see its transaction. `?download` gives the original as a file. */
export const GET = defineRoute<{ id: string }>({
  role: "member",
  run: async ({ scope, role, user }, request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const purpose = request.nextUrl.searchParams.has("download") ? "download" : "show";
    const receipt = await openReceipt(database(), scope, { receiptId: id, onlyCardsOf: onlyCardsOf({ role, userId: user.id }), purpose });
    return new Response(Readable.toWeb(receipt.stream) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": receipt.contentType,
        "content-length": String(receipt.byteSize),
        "content-disposition": disposition(purpose === "show" ? "inline" : "attachment", receipt.fileName),
        "x-content-type-options": "nosniff",
        "content-security-policy": policyFor(receipt.contentType),
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, max-age=300",
      },
    });
  },
});
