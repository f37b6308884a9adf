import type { CallOutcome, ElementAnswer, LedgerSession, LedgerTransaction, LedgerTransactionUpdate } from "@/lib/core/accounting-provider";
import { isSameId } from "@/lib/core/ledger-reference";
import { classifyRefusal } from "@/lib/core/sync/classify-refusal";
import { matchAnswers } from "@/lib/core/sync/match-answers";
import { nextLookInMs } from "@/lib/core/sync/settle-unknown";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { beginItems, lockRunForSending, noteRefusedUpdates, requeueItems } from "@/lib/adapters/db/sync/chunk-items";
import { insertCall, markCallUnknown, settleCall, type CallItem, type IntendedCall } from "@/lib/adapters/db/sync/ledger-calls";
import {
  listQueuedEntryItems,
  loadLiveEntries,
  lockForUpdate,
  type LiveEntry,
  type QueuedEntryItem,
} from "@/lib/adapters/db/sync/live-entries";
import { recordFailed } from "@/lib/adapters/db/sync/outcomes";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { labelUpdated } from "@/lib/adapters/db/sync/updated-label";
import { createContacts } from "./create-contacts";
import { fenced, haltedBy, IDLE, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";
import { NarrowedRequests } from "./narrowed-requests";
import { planUpdates } from "./plan-updates";
import { finishUpdate } from "./finish-update";
import { readPresent } from "./read-present";

const requests = new NarrowedRequests();

/** Update in the ledger: reads first what is there now, sends only what differs, and explains what it may not change. */
export async function updateEntries(engine: Engine, lease: HeldLease, run: TurnRun, session: LedgerSession): Promise<StepResult> {
  const items = await listQueuedEntryItems(engine.db, run.id, "UPDATE", requests.limitOf(run.id));
  if (items.length === 0) return IDLE;
  const contacts = await createContacts(engine, lease, run, session);
  if (contacts.kind !== "idle") return contacts;
  const entries = await loadLiveEntries(
    engine.db,
    run.scope.businessId,
    items.map((item) => item.expenseId),
  );
  const found = await readPresent(engine, session, entries);
  if (found.kind === "postponed" || found.kind === "unauthorised") return haltedBy(found);
  if (found.kind !== "answered") return { kind: "wait", reason: "unavailable", forMs: engine.minuteMs / 12 };
  const begun = await fenced(engine, lease, (tx) => beginUpdates(engine, tx, run, { items, present: found.value }));
  if (!("call" in begun)) return begun;
  const outcome = await engine.provider.updateTransactions(session, begun.call.body, {
    idempotencyKey: begun.call.idempotencyKey,
    stillMine: lease.stillMine,
  });
  return fenced(engine, lease, (tx) => recordUpdates(engine, tx, run, { ...begun, outcome }));
}

async function beginUpdates(
  engine: Engine,
  tx: DatabaseTransaction,
  run: TurnRun,
  { items, present }: { items: QueuedEntryItem[]; present: LedgerTransaction[] },
): Promise<{ call: IntendedCall; items: CallItem[] } | StepResult> {
  if (!(await lockRunForSending(tx, run.id))) return PROGRESS;
  const planned = await planUpdates(engine, tx, run, items, present);
  await recordFailed(tx, planned.failed);
  const unchangedIds = planned.unchanged.map((item) => item.expenseId);
  await labelUpdated(tx, run.scope, unchangedIds, false);
  for (const item of planned.unchanged) await finishUpdate(tx, run, item);
  if (planned.updates.length === 0) return planned.waiting === items.length ? IDLE : PROGRESS;
  const updates: LedgerTransactionUpdate[] = planned.updates.map(({ update }) => update);
  const call = await insertCall(tx, run, "UPDATE_TRANSACTIONS", engine.provider.encodeUpdates(updates));
  await beginItems(
    tx,
    call.callId,
    planned.updates.map(({ item }) => item),
  );
  return { call, items: planned.updates.map(({ item }) => item) };
}

type UpdateOutcome = {
  call: IntendedCall;
  items: CallItem[];
  outcome: CallOutcome<ElementAnswer<LedgerTransaction>[]>;
  isRepeated?: boolean;
};

/** Shared by the first sending and by a repetition under the same key, whose refusal says nothing of what the first one did. */
export async function recordUpdates(
  engine: Engine,
  tx: DatabaseTransaction,
  run: TurnRun,
  { call, items, outcome, isRepeated = false }: UpdateOutcome,
): Promise<StepResult> {
  const itemIds = items.map((item) => item.itemId);
  // In the order in which everybody locks expenses, or somebody's bulk edit and the answer wait for each other.
  await lockForUpdate(
    tx,
    items.map((item) => item.expenseId),
  );
  switch (outcome.kind) {
    case "postponed":
    case "unauthorised":
      if (!isRepeated) await noteRefusedUpdates(tx, itemIds);
      await requeueItems(tx, call.callId, itemIds);
      await settleCall(tx, call.callId, outcome.kind);
      return haltedBy(outcome);
    case "refused":
      if (!isRepeated) await noteRefusedUpdates(tx, itemIds);
      if (items.length > 1) {
        requests.narrow(run.id, items.length);
        await requeueItems(tx, call.callId, itemIds);
      } else
        await recordFailed(
          tx,
          itemIds.map((itemId) => ({ itemId, error: classifyRefusal(outcome.messages) })),
        );
      await settleCall(tx, call.callId, `refused ${outcome.status}`);
      return PROGRESS;
    case "unclear":
      await markCallUnknown(tx, call.callId, nextLookInMs(1, engine.minuteMs), outcome.message);
      return PROGRESS;
    case "answered":
      requests.widen(run.id);
      await recordUpdateAnswers(engine, tx, run, { call, items, answers: outcome.value, isRepeated });
      return PROGRESS;
  }
}

async function recordUpdateAnswers(
  engine: Engine,
  tx: DatabaseTransaction,
  run: TurnRun,
  { call, items, answers, isRepeated }: Omit<UpdateOutcome, "outcome"> & { answers: ElementAnswer<LedgerTransaction>[] },
): Promise<void> {
  const entries = await loadLiveEntries(
    tx,
    run.scope.businessId,
    items.map((item) => item.expenseId),
  );
  const matched = matchAnswers(
    items.map((item) => item.draft.draft.reference),
    answers.map((answer) => underOurReference(answer, entries)),
  );
  for (const item of items) {
    const answer = matched.get(item.draft.draft.reference);
    if (!answer) continue;
    if (answer.outcome === "saved") await finishUpdate(tx, run, item, answer.value.lines);
    else {
      if (!isRepeated) await noteRefusedUpdates(tx, [item.itemId]);
      await recordFailed(tx, [{ itemId: item.itemId, error: classifyRefusal(answer.messages) }]);
    }
  }
  if (matched.size === items.length) await settleCall(tx, call.callId, "answered");
  else await markCallUnknown(tx, call.callId, nextLookInMs(1, engine.minuteMs), "the answer leaves elements out");
}

/** What was saved is known by its id as well. */
function underOurReference(answer: ElementAnswer<LedgerTransaction>, entries: LiveEntry[]): ElementAnswer<LedgerTransaction> {
  if (answer.outcome === "refused") return answer;
  const entry = entries.find((each) => isSameId(each.ledgerTransactionId, answer.value.ledgerTransactionId));
  return { ...answer, value: { ...answer.value, reference: entry?.snapshot.draft.reference ?? answer.value.reference } };
}
