import type { Database } from "@/lib/adapters/db/client";
import type { TemporaryFile } from "@/lib/adapters/storage/temporary-file";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { attachFile, type AddedReceipt } from "./attach-file";
import { keepFile } from "./keep-file";

type Upload = {
  transactionId: string;
  fileName: string;
  file: TemporaryFile;
  /** From `onlyCardsOf(viewer)`. */ onlyCardsOf: string | null;
};

/** Keeps a file as a receipt of a transaction. Refuses with `fileRefused` and a `reason` (lib/core/receipts/receipt-kind.ts). */
export async function addReceipt(db: Database, scope: BusinessScope, actor: Actor, upload: Upload): Promise<AddedReceipt> {
  const { transactionId, onlyCardsOf } = upload;
  return keepFile(db, upload, (tx, file) => attachFile(tx, scope, actor, { transactionId, file, onlyCardsOf }));
}
