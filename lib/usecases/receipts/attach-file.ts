import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { findSameFiles, insertReceipt, type ReceiptRow, type SameFile } from "@/lib/adapters/db/receipts/receipt-rows";
import { lockTransaction } from "@/lib/adapters/db/transactions/lock-transaction";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { KeptFile } from "@/lib/core/receipts/receipt-kind";
import { markUpdated } from "../mark-updated";
import { recordAudit } from "../record-audit";
import { refreshBlockers } from "../refresh-blockers";

/** `sameFileOn`: other transactions that hold the very same file, which is worth a look. */
export type AddedReceipt = ReceiptRow & { sameFileOn: SameFile[] };

type Attachment = { transactionId: string; file: KeptFile; onlyCardsOf: string | null };

/** Writes a kept file down as a receipt of a transaction, in the caller's database transaction. The same file twice on one transaction is refused. */
export async function attachFile(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  actor: Actor,
  { transactionId, file, onlyCardsOf }: Attachment,
): Promise<AddedReceipt> {
  if (!(await lockTransaction(tx, scope, transactionId, onlyCardsOf))) throw new AppError("notFound");
  // Another person's expense is none of an employee's business.
  const same = (await findSameFiles(tx, scope, [file.sha256], onlyCardsOf)).get(file.sha256) ?? [];
  if (same.some((each) => each.transactionId === transactionId))
    throw new AppError("fileRefused", { reason: "duplicate", fileName: file.fileName });
  const receipt = await insertReceipt(tx, scope, { ...file, transactionId, uploadedById: actor.userId });
  await markUpdated(tx, scope, [transactionId]);
  await refreshBlockers(tx, scope, { transactionIds: [transactionId] });
  await recordAudit(tx, scope, actor, {
    action: "receipt.added",
    subjectType: "transaction",
    subjectId: transactionId,
    detail: { receiptId: receipt.id, fileName: file.fileName },
  });
  return { ...receipt, sameFileOn: same };
}
