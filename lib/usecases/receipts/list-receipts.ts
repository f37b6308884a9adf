import type { Database } from "@/lib/adapters/db/client";
import { listReceipts as selectReceipts } from "@/lib/adapters/db/receipts/receipt-rows";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ShownReceipt } from "@/lib/core/receipts/receipt-kind";

/** Empty, too, for a transaction that is not there or not on the cards of `onlyCardsOf`. */
export async function listReceipts(
  db: Database,
  scope: BusinessScope,
  { transactionId, onlyCardsOf }: { transactionId: string; onlyCardsOf: string | null },
): Promise<ShownReceipt[]> {
  const rows = await selectReceipts(db, scope, transactionId, onlyCardsOf);
  return rows.map(({ id, fileName, contentType, byteSize, pageCount, previewStorageKey, problemCode, sameFileOn }) => ({
    id,
    fileName,
    contentType,
    byteSize,
    pageCount,
    hasPreview: previewStorageKey !== null,
    problemCode,
    sameFileOn,
  }));
}
