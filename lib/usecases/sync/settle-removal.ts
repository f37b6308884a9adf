import type { LedgerSession } from "@/lib/core/accounting-provider";
import { isGone } from "@/lib/core/ledger-reference";
import { keyPhase } from "@/lib/core/sync/settle-unknown";
import { loadCallItems, settleCall, type UnknownCall } from "@/lib/adapters/db/sync/ledger-calls";
import { loadLiveEntries } from "@/lib/adapters/db/sync/live-entries";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { fenced, haltedBy, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";
import { lookLater } from "./look-later";
import { notBegun, removed } from "./remove-entries";

/**
 * A removal whose answer was lost. Gone from the ledger, it was made. Still there, it takes its turn again, since removing twice comes to the same;
 * where somebody cancelled, it only goes back once the earlier request can no longer arrive.
 */
export async function settleRemoval(
  engine: Engine,
  lease: HeldLease,
  run: TurnRun,
  session: LedgerSession,
  call: UnknownCall,
): Promise<StepResult> {
  const { callId } = call;
  const [item] = await loadCallItems(engine.db, callId);
  const [entry] = item ? await loadLiveEntries(engine.db, run.scope.businessId, [item.expenseId]) : [];
  if (!item || !entry) {
    await fenced(engine, lease, (tx) => settleCall(tx, callId, "nothing left to remove"));
    return PROGRESS;
  }
  const removal = { callId, item, ledgerTransactionId: entry.ledgerTransactionId };
  const read = await engine.provider.readTransaction(session, entry.ledgerTransactionId);
  if (read.kind === "postponed" || read.kind === "unauthorised") return haltedBy(read);
  if (read.kind !== "answered") return lookLater(engine, lease, call);
  if (read.value === null || isGone(read.value)) return removed(engine, lease, removal);
  const goesBack = run.isCancelRequested || run.stopCode !== null;
  return goesBack && keyPhase({ ...engine, ...call }) !== "over"
    ? lookLater(engine, lease, call)
    : notBegun(engine, lease, removal, PROGRESS);
}
