import type { CallOutcome, ElementAnswer, LedgerSession, LedgerTransaction } from "@/lib/core/accounting-provider";
import { classifyRefusal } from "@/lib/core/sync/classify-refusal";
import { matchAnswers } from "@/lib/core/sync/match-answers";
import { nextLookInMs } from "@/lib/core/sync/settle-unknown";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { requeueItems } from "@/lib/adapters/db/sync/chunk-items";
import { markCallUnknown, settleCall, type CallItem, type IntendedCall } from "@/lib/adapters/db/sync/ledger-calls";
import { recordFailed, recordSaved } from "@/lib/adapters/db/sync/outcomes";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { beginChunk } from "./begin-chunk";
import { createContacts } from "./create-contacts";
import { fenced, haltedBy, IDLE, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";
import { NarrowedRequests } from "./narrowed-requests";
import { whileKeyLasts } from "./while-key-lasts";

const chunks = new NarrowedRequests();

/**
 * The next chunks of a run, `atOnce` of them. Each is stored before it is sent and recorded when it is answered; what one of them comes to does
 * not hold up the others.
 */
export async function sendChunks(
  engine: Engine,
  lease: HeldLease,
  run: TurnRun,
  session: LedgerSession,
  atOnce: number,
): Promise<StepResult> {
  const sending = Array.from({ length: chunks.isNarrowed(run.id) ? 1 : atOnce }, () => sendChunk(engine, lease, run, session));
  await Promise.allSettled(sending);
  const results = await Promise.all(sending);
  const halt = results.find((result) => result.kind === "wait" || result.kind === "stop");
  if (halt) return halt;
  if (results.some((result) => result.kind === "contacts")) {
    const created = await createContacts(engine, lease, run, session);
    if (created.kind !== "idle") return created;
  }
  return results.every((result) => result.kind === "idle") ? IDLE : PROGRESS;
}

type ChunkResult = StepResult | { kind: "contacts" }; // contacts have to be created first

/** One chunk of a run: intent, one call, record. */
async function sendChunk(engine: Engine, lease: HeldLease, run: TurnRun, session: LedgerSession): Promise<ChunkResult> {
  const limit = chunks.limitOf(run.id);
  const keyed = whileKeyLasts(engine, lease, { askedAt: performance.now() });
  const begun = await fenced(engine, lease, (tx) => beginChunk(engine, tx, run, limit));
  if (begun.kind === "none") return IDLE;
  if (begun.kind === "settled") return PROGRESS;
  if (begun.kind === "contacts") return begun;
  const { call, items } = begun;
  const outcome = await engine.provider.createTransactions(session, call.body, {
    idempotencyKey: call.idempotencyKey,
    stillMine: keyed.stillMine,
  });
  if (outcome.kind === "answered") chunks.widen(run.id);
  if (outcome.kind === "refused" && items.length > 1) chunks.narrow(run.id, items.length);
  return fenced(engine, lease, (tx) => recordChunk(engine, tx, run, { call, items, outcome }));
}

type ChunkOutcome = { call: IntendedCall; items: CallItem[]; outcome: CallOutcome<ElementAnswer<LedgerTransaction>[]> };

/** What came of a first sending. */
async function recordChunk(
  engine: Engine,
  tx: DatabaseTransaction,
  run: TurnRun,
  { call, items, outcome }: ChunkOutcome,
): Promise<StepResult> {
  const itemIds = items.map((item) => item.itemId);
  switch (outcome.kind) {
    case "answered":
      await recordAnswers(engine, tx, run, { call, items, answers: outcome.value });
      return PROGRESS;
    case "refused":
      await settleCall(tx, call.callId, `refused ${outcome.status}`);
      if (items.length === 1)
        await recordFailed(
          tx,
          itemIds.map((itemId) => ({ itemId, error: classifyRefusal(outcome.messages) })),
        );
      else await requeueItems(tx, call.callId, itemIds);
      return PROGRESS;
    case "postponed":
    case "unauthorised":
      await requeueItems(tx, call.callId, itemIds);
      await settleCall(tx, call.callId, outcome.kind);
      return haltedBy(outcome);
    case "unclear":
      await markCallUnknown(tx, call.callId, nextLookInMs(0, engine.minuteMs), outcome.message);
      return PROGRESS;
  }
}

/** What the answer does not speak of stays unknown. */
export async function recordAnswers(
  engine: Engine,
  tx: DatabaseTransaction,
  run: TurnRun,
  { call, items, answers }: { call: { callId: string }; items: CallItem[]; answers: ElementAnswer<LedgerTransaction>[] },
): Promise<void> {
  const referenceOf = (item: CallItem) => item.draft.draft.reference;
  const matched = matchAnswers(items.map(referenceOf), answers);
  const answered = items.flatMap((item) => {
    const answer = matched.get(referenceOf(item));
    return answer ? [{ item, answer }] : [];
  });
  await recordSaved(
    tx,
    run,
    answered.flatMap(({ item, answer }) => (answer.outcome === "saved" ? [{ ...item, saved: answer.value }] : [])),
  );
  await recordFailed(
    tx,
    answered.flatMap(({ item, answer }) =>
      answer.outcome === "refused" ? [{ itemId: item.itemId, error: classifyRefusal(answer.messages) }] : [],
    ),
  );
  if (answered.length === items.length) await settleCall(tx, call.callId, "answered");
  else await markCallUnknown(tx, call.callId, nextLookInMs(0, engine.minuteMs), "the answer leaves elements out");
}
