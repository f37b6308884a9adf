import type { LedgerSession } from "@/lib/core/accounting-provider";
import { classifyRefusal } from "@/lib/core/sync/classify-refusal";
import {
  listQueuedEntryItems,
  loadLiveEntries,
  recordRemoved,
  type LiveEntry,
  type QueuedEntryItem,
} from "@/lib/adapters/db/sync/live-entries";
import { recordFailed } from "@/lib/adapters/db/sync/outcomes";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import type { SyncError } from "@/lib/core/sync-error";
import { fenced, haltedBy, IDLE, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";

/**
 * Remove from the ledger, one expense a step. Read first: what is gone is recorded as gone, what is reconciled is left alone. A removal of
 * unknown outcome is read again at the next turn, since removing twice comes to the same.
 */
export async function removeEntries(engine: Engine, lease: HeldLease, run: TurnRun, session: LedgerSession): Promise<StepResult> {
  const [item] = await listQueuedEntryItems(engine.db, run.id, "REMOVE", 1);
  if (!item) return IDLE;
  const [entry] = await loadLiveEntries(engine.db, run.scope.businessId, [item.expenseId]);
  if (!entry) return removed(engine, lease, item);
  const read = await engine.provider.readTransaction(session, entry.ledgerTransactionId);
  if (read.kind === "postponed" || read.kind === "unauthorised") return haltedBy(read);
  if (read.kind !== "answered") return { kind: "wait", reason: "unavailable", forMs: engine.minuteMs / 12 };
  if (read.value === null || read.value.status === "DELETED") return removed(engine, lease, item);
  if (read.value.isReconciled) return refused(engine, lease, item, { code: "reconciled", detail: {} });
  return send(engine, lease, session, { item, entry, attempt: crypto.randomUUID() });
}

async function send(
  engine: Engine,
  lease: HeldLease,
  session: LedgerSession,
  { item, entry, attempt }: { item: QueuedEntryItem; entry: LiveEntry; attempt: string },
): Promise<StepResult> {
  const outcome = await engine.provider.removeTransaction(session, entry.ledgerTransactionId, {
    idempotencyKey: `${session.organisationId}:${attempt}`,
    stillMine: lease.stillMine,
  });
  switch (outcome.kind) {
    case "answered":
      return outcome.value.outcome === "saved"
        ? removed(engine, lease, item)
        : refused(engine, lease, item, classifyRefusal(outcome.value.messages));
    case "refused":
      return refused(engine, lease, item, classifyRefusal(outcome.messages));
    case "unclear":
      return { kind: "wait", reason: "unclear", forMs: engine.minuteMs / 30 };
    case "postponed":
    case "unauthorised":
      return haltedBy(outcome);
  }
}

async function removed(engine: Engine, lease: HeldLease, item: QueuedEntryItem): Promise<StepResult> {
  await fenced(engine, lease, (tx) => recordRemoved(tx, item));
  return PROGRESS;
}

async function refused(engine: Engine, lease: HeldLease, item: QueuedEntryItem, error: SyncError): Promise<StepResult> {
  await fenced(engine, lease, (tx) => recordFailed(tx, [{ itemId: item.itemId, error }]));
  return PROGRESS;
}
