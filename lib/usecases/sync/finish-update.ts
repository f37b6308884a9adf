import type { LedgerTransaction } from "@/lib/core/accounting-provider";
import { matchLines } from "@/lib/core/sync/match-lines";
import { planDeliveries } from "@/lib/core/sync/receipt-file";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { insertDeliveries } from "@/lib/adapters/db/sync/deliveries";
import type { CallItem } from "@/lib/adapters/db/sync/ledger-calls";
import { loadLiveEntries, recordUpdated, settleEntryItem, storeSnapshot } from "@/lib/adapters/db/sync/live-entries";
import { tellReceiptErrors } from "@/lib/adapters/db/sync/receipt-errors";
import { listStanding, loadSendableReceipts } from "@/lib/adapters/db/sync/receipts";
import { requeueDeliveries } from "@/lib/adapters/db/sync/run-entries";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";

/**
 * The ledger has the transaction as drafted: the snapshot follows, receipts that are new or did not arrive are queued, removed ones are told
 * to be still there.
 */
export async function finishUpdate(
  tx: DatabaseTransaction,
  run: Pick<TurnRun, "id" | "scope">,
  item: CallItem,
  there: LedgerTransaction["lines"] = [],
): Promise<void> {
  const { draft, receiptIds, version, merchant } = item.draft;
  const [entry] = await loadLiveEntries(tx, run.scope.businessId, [item.expenseId]);
  if (!entry || !(await settleEntryItem(tx, item.itemId))) return;
  await recordUpdated(tx, { expenseId: item.expenseId, version });
  const matched = matchLines(draft.lines, there);
  const lines = draft.lines.map((line, index) => ({
    ...line,
    lineId: matched[index]?.lineId ?? line.lineId ?? entry.snapshot.draft.lines[index]?.lineId,
  }));
  const besides = await listStanding(
    tx,
    entry.snapshot.receiptIds.filter((id) => !receiptIds.includes(id)),
  );
  await storeSnapshot(tx, entry.entryId, { draft: { ...draft, lines }, receiptIds: [...receiptIds, ...besides], merchant });
  const { sendable, taken } = await loadSendableReceipts(tx, run.scope.businessId, { entryId: entry.entryId, receiptIds });
  const planned = planDeliveries(draft.reference, sendable, taken).map((each) => ({
    ...each,
    entryId: entry.entryId,
    expenseId: item.expenseId,
  }));
  await requeueDeliveries(tx, run.scope, run.id, [item.expenseId]);
  await insertDeliveries(tx, run, planned);
  await tellReceiptErrors(tx, [item.expenseId]);
}
