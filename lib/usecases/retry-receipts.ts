import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { planDeliveries } from "@/lib/core/sync/receipt-file";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { insertDeliveries } from "@/lib/adapters/db/sync/deliveries";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { addToSnapshot, loadLiveEntries } from "@/lib/adapters/db/sync/live-entries";
import { tellReceiptErrors } from "@/lib/adapters/db/sync/receipt-errors";
import { loadSendableReceipts } from "@/lib/adapters/db/sync/receipts";
import { countRunItems, deleteEmptyRun, requeueDeliveries } from "@/lib/adapters/db/sync/run-entries";
import { insertRun, lockExpenses } from "@/lib/adapters/db/sync/run-start";
import { unmarkUpdated } from "./mark-updated";
import { recordAudit } from "./record-audit";
import { requireLedger } from "./sync/require-ledger";

/** Sends the receipts of synced expenses that are missing in the ledger, and only those: failed ones, and ones added since. */
export async function retryReceipts(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseIds }: { expenseIds: string[] },
): Promise<{ runId: string | null; queued: number }> {
  if (expenseIds.length === 0) throw new AppError("nothingSelected");
  if (expenseIds.length > MAX_EXPENSES_PER_RUN)
    throw new AppError("tooManyExpenses", { count: expenseIds.length, max: MAX_EXPENSES_PER_RUN });
  return db.$transaction(async (tx) => {
    const { organisationId } = await requireLedger(tx, scope);
    await lockExpenses(tx, scope, expenseIds);
    const runId = await insertRun(tx, scope, actor, organisationId);
    await requeueDeliveries(tx, scope, runId, expenseIds);
    await tellReceiptErrors(tx, expenseIds);
    await addNewReceipts(tx, { id: runId, scope, organisationId }, expenseIds);
    await unmarkUpdated(tx, scope, expenseIds);
    const queued = await countRunItems(tx, runId);
    if (queued === 0) {
      await deleteEmptyRun(tx, runId);
      return { runId: null, queued };
    }
    await recordAudit(tx, scope, actor, { action: "run.receiptsRetried", subjectType: "run", subjectId: runId, detail: { queued } });
    return { runId, queued };
  });
}

async function addNewReceipts(
  tx: DatabaseTransaction,
  run: { id: string; scope: BusinessScope; organisationId: string },
  expenseIds: string[],
): Promise<void> {
  const entries = (await loadLiveEntries(tx, run.scope.businessId, expenseIds)).filter(
    ({ organisationId }) => organisationId === run.organisationId,
  );
  const facts = new Map((await loadExpenseFacts(tx, run.scope, expenseIds)).map((each) => [each.expenseId, each]));
  for (const entry of entries) {
    const receiptIds = (facts.get(entry.expenseId)?.receipts ?? []).map((receipt) => receipt.receiptId);
    const { sendable, taken } = await loadSendableReceipts(tx, run.scope.businessId, { entryId: entry.entryId, receiptIds });
    if (sendable.length === 0) continue;
    const planned = planDeliveries(entry.snapshot.draft.reference, sendable, taken);
    await insertDeliveries(
      tx,
      run,
      planned.map((each) => ({ ...each, entryId: entry.entryId, expenseId: entry.expenseId })),
    );
    const known = new Set(entry.snapshot.receiptIds);
    const added = sendable.map((each) => each.receiptId).filter((id) => !known.has(id));
    await addToSnapshot(tx, entry.entryId, added);
  }
}
