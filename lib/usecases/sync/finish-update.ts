import type { LedgerTransaction } from "@/lib/core/accounting-provider";
import { matchLines } from "@/lib/core/sync/match-lines";
import { planDeliveries } from "@/lib/core/sync/receipt-file";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { insertDeliveries } from "@/lib/adapters/db/sync/deliveries";
import type { CallItem } from "@/lib/adapters/db/sync/ledger-calls";
import { loadLiveEntries, recordUpdated, storeSnapshot } from "@/lib/adapters/db/sync/live-entries";
import { loadSendableReceipts, noteReceiptsLeftBehind } from "@/lib/adapters/db/sync/receipts";

/** The ledger has the transaction as drafted: the snapshot follows, new receipts are queued, removed ones are told to be still there. */
export async function finishUpdate(
  tx: DatabaseTransaction,
  run: { id: string; scope: { businessId: string } },
  item: CallItem,
  there: LedgerTransaction["lines"] = [],
): Promise<void> {
  const { draft, receiptIds, version } = item.draft;
  const [entry] = await loadLiveEntries(tx, run.scope.businessId, [item.expenseId]);
  if (!entry || !(await recordUpdated(tx, { ...item, version }))) return;
  const matched = matchLines(draft.lines, there);
  const lines = draft.lines.map((line, index) => ({
    ...line,
    lineId: matched[index]?.lineId ?? line.lineId ?? entry.snapshot.draft.lines[index]?.lineId,
  }));
  await storeSnapshot(tx, entry.entryId, { draft: { ...draft, lines }, receiptIds });
  const { sendable, taken } = await loadSendableReceipts(tx, run.scope.businessId, { entryId: entry.entryId, receiptIds });
  const planned = planDeliveries(draft.reference, sendable, taken).map((each) => ({
    ...each,
    entryId: entry.entryId,
    expenseId: item.expenseId,
  }));
  await insertDeliveries(tx, run, planned);
  await noteReceiptsLeftBehind(tx, { expenseId: item.expenseId, entryId: entry.entryId, receiptIds });
}
