import type { Database } from "@/lib/adapters/db/client";
import { listReceipts as selectReceipts } from "@/lib/adapters/db/receipts/receipt-rows";
import type { BusinessScope } from "@/lib/core/business-scope";

export type ShownReceipt = { id: string; fileName: string; contentType: string; byteSize: number; problemCode: string | null };

/** Empty, too, for a transaction that is not there or not on the cards of `onlyCardsOf`. */
export async function listReceipts(
  db: Database,
  scope: BusinessScope,
  { transactionId, onlyCardsOf }: { transactionId: string; onlyCardsOf: string | null },
): Promise<ShownReceipt[]> {
  const rows = await selectReceipts(db, scope, transactionId, onlyCardsOf);
  return rows.map(({ id, fileName, contentType, byteSize, problemCode }) => ({ id, fileName, contentType, byteSize, problemCode }));
}
