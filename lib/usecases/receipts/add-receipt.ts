import type { Database } from "@/lib/adapters/db/client";
import { findSameFile, insertReceipt, type ReceiptRow } from "@/lib/adapters/db/receipts/receipt-rows";
import { lockTransaction } from "@/lib/adapters/db/transactions/lock-transaction";
import { prepareReceipt } from "@/lib/adapters/storage/prepare-receipt";
import { newStorageKey } from "@/lib/adapters/storage/storage-key";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { receiptExtension } from "@/lib/core/receipts/receipt-kind";
import { receiptName } from "@/lib/core/receipts/receipt-name";
import { markUpdated } from "../mark-updated";
import { recordAudit } from "../record-audit";
import { refreshBlockers } from "../refresh-blockers";

type Upload = { transactionId: string; fileName: string; bytes: Buffer; /** From `onlyCardsOf(viewer)`. */ onlyCardsOf: string | null };

/** `sameFileOn`: references of other expenses that hold the very same file, which is worth a look. */
export type AddedReceipt = ReceiptRow & { sameFileOn: string[] };

/**
 * Keeps a file as a receipt of a transaction: the original as it came, and beside it a copy for the ledger where that would not take the original.
 * Refuses with `fileRefused` and a `reason` (lib/core/receipts/receipt-kind.ts).
 */
export async function addReceipt(db: Database, scope: BusinessScope, actor: Actor, upload: Upload): Promise<AddedReceipt> {
  const preparation = await prepareReceipt(upload.bytes);
  const refuse = (reason: string) => new AppError("fileRefused", { reason, fileName: upload.fileName });
  if ("refusal" in preparation) throw refuse(preparation.refusal);
  const { sendCopy, ...facts } = preparation.prepared;

  const storage = fileStorage();
  const storageKey = newStorageKey();
  const send = sendCopy ? { storageKey: newStorageKey(), contentType: sendCopy.contentType, byteSize: sendCopy.bytes.length } : null;
  try {
    await storage.put(storageKey, upload.bytes);
    if (sendCopy && send) await storage.put(send.storageKey, sendCopy.bytes);
    return await db.$transaction(async (tx) => {
      if (!(await lockTransaction(tx, scope, upload.transactionId, upload.onlyCardsOf))) throw new AppError("notFound");
      const same = await findSameFile(tx, scope, facts.sha256);
      if (same.some(({ transactionId }) => transactionId === upload.transactionId)) throw refuse("duplicate");
      const fileName = receiptName(upload.fileName, receiptExtension(facts.contentType));
      const receipt = await insertReceipt(tx, scope, {
        ...facts,
        transactionId: upload.transactionId,
        fileName,
        byteSize: upload.bytes.length,
        storageKey,
        send,
        uploadedById: actor.userId,
      });
      await markUpdated(tx, scope, [upload.transactionId]);
      await refreshBlockers(tx, scope, { transactionIds: [upload.transactionId] });
      await recordAudit(tx, scope, actor, {
        action: "receipt.added",
        subjectType: "transaction",
        subjectId: upload.transactionId,
        detail: { receiptId: receipt.id, fileName },
      });
      return { ...receipt, sameFileOn: same.map(({ reference }) => reference) };
    });
  } catch (error) {
    await storage.remove(storageKey);
    if (send) await storage.remove(send.storageKey);
    throw error;
  }
}
