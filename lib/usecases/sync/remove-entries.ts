import type { LedgerSession } from "@/lib/core/accounting-provider";
import { isGone } from "@/lib/core/ledger-reference";
import { classifyRefusal } from "@/lib/core/sync/classify-refusal";
import { nextLookInMs } from "@/lib/core/sync/settle-unknown";
import type { SyncError } from "@/lib/core/sync-error";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { beginItems, lockRunForSending } from "@/lib/adapters/db/sync/chunk-items";
import { insertCall, markCallUnknown, settleCall, type IntendedCall } from "@/lib/adapters/db/sync/ledger-calls";
import { listQueuedEntryItems, loadLiveEntries, recordRemoved, type QueuedEntryItem } from "@/lib/adapters/db/sync/live-entries";
import { recordFailed } from "@/lib/adapters/db/sync/outcomes";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { beginAgain } from "./begin-again";
import { fenced, haltedBy, IDLE, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";

/** `callId`: the call that is made for it, or was. */
export type Removal = { callId: string; item: Pick<QueuedEntryItem, "itemId" | "expenseId">; ledgerTransactionId: string };

/** Remove from the ledger, one expense a step. Read first: what is gone is recorded as gone, what is reconciled is left alone. */
export async function removeEntries(engine: Engine, lease: HeldLease, run: TurnRun, session: LedgerSession): Promise<StepResult> {
  const [item] = await listQueuedEntryItems(engine.db, run.id, "REMOVE", 1);
  if (!item) return IDLE;
  const begun = await fenced(engine, lease, (tx) => beginRemoval(engine, tx, run, item));
  if (!begun) return PROGRESS;
  const read = await engine.provider.readTransaction(session, begun.ledgerTransactionId);
  if (read.kind === "postponed" || read.kind === "unauthorised") return notBegun(engine, lease, begun, haltedBy(read));
  if (read.kind !== "answered") return notBegun(engine, lease, begun, { kind: "wait", reason: "unavailable", forMs: engine.minuteMs / 12 });
  if (read.value === null || isGone(read.value)) return removed(engine, lease, begun);
  if (read.value.isReconciled) return refused(engine, lease, begun, { code: "reconciled", detail: {} });
  return send(engine, lease, session, begun);
}

type BegunRemoval = Removal & { call: IntendedCall };

/** From here on a cancel does not return it: only the ledger's word, or a look, says what became of it. */
async function beginRemoval(engine: Engine, tx: DatabaseTransaction, run: TurnRun, item: QueuedEntryItem): Promise<BegunRemoval | null> {
  if (!(await lockRunForSending(tx, run.id))) return null;
  const [entry] = await loadLiveEntries(tx, run.scope.businessId, [item.expenseId]);
  if (!entry) {
    await recordRemoved(tx, item);
    return null;
  }
  const { ledgerTransactionId, snapshot } = entry;
  const call = await insertCall(tx, run, "REMOVE_TRANSACTION", engine.provider.encodeRemoval(ledgerTransactionId));
  await beginItems(tx, call.callId, [{ itemId: item.itemId, draft: { ...snapshot, version: 0, wasUpdated: false } }]);
  return { callId: call.callId, call, item, ledgerTransactionId };
}

async function send(engine: Engine, lease: HeldLease, session: LedgerSession, begun: BegunRemoval): Promise<StepResult> {
  const { call, ledgerTransactionId } = begun;
  const outcome = await engine.provider.removeTransaction(
    session,
    { ledgerTransactionId, body: call.body },
    { idempotencyKey: call.idempotencyKey, stillMine: lease.stillMine },
  );
  switch (outcome.kind) {
    case "answered":
      return outcome.value.outcome === "saved"
        ? removed(engine, lease, begun)
        : refused(engine, lease, begun, classifyRefusal(outcome.value.messages));
    case "refused":
      return refused(engine, lease, begun, classifyRefusal(outcome.messages));
    case "unclear":
      await fenced(engine, lease, (tx) => markCallUnknown(tx, call.callId, nextLookInMs(0, engine.minuteMs), outcome.message));
      return PROGRESS;
    case "postponed":
    case "unauthorised":
      return notBegun(engine, lease, begun, haltedBy(outcome));
  }
}

/** It takes its turn again. */
export async function notBegun(engine: Engine, lease: HeldLease, { callId, item }: Removal, result: StepResult): Promise<StepResult> {
  await beginAgain(engine, lease, callId, [item.itemId]);
  return result;
}

export async function removed(engine: Engine, lease: HeldLease, { callId, item }: Removal): Promise<StepResult> {
  await fenced(engine, lease, async (tx) => {
    await recordRemoved(tx, item);
    await settleCall(tx, callId, "removed");
  });
  return PROGRESS;
}

async function refused(engine: Engine, lease: HeldLease, { callId, item }: Removal, error: SyncError): Promise<StepResult> {
  await fenced(engine, lease, async (tx) => {
    await recordFailed(tx, [{ itemId: item.itemId, error }]);
    await settleCall(tx, callId, "refused");
  });
  return PROGRESS;
}
