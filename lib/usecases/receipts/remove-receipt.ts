import type { Database } from "@/lib/adapters/db/client";
import { findReceipt, markReceiptRemoved } from "@/lib/adapters/db/receipts/receipt-rows";
import { tellReceiptErrors } from "@/lib/adapters/db/sync/receipt-errors";
import { lockTransaction } from "@/lib/adapters/db/transactions/lock-transaction";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { markUpdated } from "../mark-updated";
import { recordAudit } from "../record-audit";
import { refreshBlockers } from "../refresh-blockers";

/** Takes a receipt off its transaction. The file stays in the storage: a run may be sending it, and the audit log speaks of it. */
export async function removeReceipt(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { receiptId, onlyCardsOf }: { receiptId: string; onlyCardsOf: string | null },
): Promise<{ transactionId: string }> {
  return db.$transaction(async (tx) => {
    const receipt = await findReceipt(tx, scope, receiptId, onlyCardsOf);
    if (!receipt || !(await lockTransaction(tx, scope, receipt.transactionId, onlyCardsOf))) throw new AppError("notFound");
    if (!(await markReceiptRemoved(tx, scope, receipt, new Date()))) throw new AppError("notFound");
    await tellReceiptErrors(tx, [receipt.transactionId]);
    await markUpdated(tx, scope, [receipt.transactionId]);
    await refreshBlockers(tx, scope, { transactionIds: [receipt.transactionId] });
    await recordAudit(tx, scope, actor, {
      action: "receipt.removed",
      subjectType: "transaction",
      subjectId: receipt.transactionId,
      detail: { receiptId, fileName: receipt.fileName },
    });
    return { transactionId: receipt.transactionId };
  });
}
