import { notFound, type Answer } from "../http/answer";
import type { Sandbox } from "../sandbox";
import type { BankTransaction } from "../state/world";

/** What a browser may show by itself; anything else is only ever downloaded. */
const SHOWN = new Set(["application/pdf", "image/png", "image/jpeg", "image/gif"]);

export function receiptFile(sandbox: Sandbox, transaction: BankTransaction, name: string): Answer {
  const found = transaction.attachments.find((each) => each.fileName === name);
  if (!found) throw notFound();
  const isShown = SHOWN.has(found.contentType);
  return {
    status: 200,
    headers: {
      "content-type": isShown ? found.contentType : "application/octet-stream",
      "content-disposition": `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
    body: sandbox.attachments.bodyOf(found.storageKey, found.byteSize),
  };
}
