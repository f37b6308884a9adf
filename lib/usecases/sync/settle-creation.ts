import type { LedgerSession, LedgerTransaction } from "@/lib/core/accounting-provider";
import { judgeLookup, keyPhase, nextLookInMs, type LookupVerdict } from "@/lib/core/sync/settle-unknown";
import type { SyncError } from "@/lib/core/sync-error";
import { requeueItems } from "@/lib/adapters/db/sync/chunk-items";
import {
  loadCallItems,
  markCallUnknown,
  noteLook,
  noteResend,
  settleCall,
  type CallItem,
  type UnknownCall,
} from "@/lib/adapters/db/sync/ledger-calls";
import { recordFailed, recordSaved } from "@/lib/adapters/db/sync/outcomes";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { fenced, haltedBy, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";
import { lookLater } from "./look-later";
import { recordAnswers } from "./send-chunk";

/**
 * A creation whose answer was lost. What the ledger has is adopted. A call of which it has nothing is sent again as the same bytes under the
 * same key while the key protects; one of which it has a part has arrived, and is only looked at, so that no part is ever sent twice. When the
 * key is over and the earlier request can no longer arrive, what is missing goes back to the queue for a new call.
 */
export async function settleCreation(
  engine: Engine,
  lease: HeldLease,
  run: TurnRun,
  session: LedgerSession,
  call: UnknownCall,
): Promise<StepResult> {
  const items = await loadCallItems(engine.db, call.callId);
  const wanted = items.map(({ draft: { draft } }) => ({
    reference: draft.reference,
    bankAccountId: draft.bankAccountId,
    postedOn: draft.postedOn,
  }));
  const phase = keyPhase({ ...engine, ...call });
  const looked =
    items.length === 0
      ? { kind: "answered" as const, value: [] }
      : await engine.provider.findTransactions(session, wanted, { isThorough: phase !== "arriving" });
  if (looked.kind === "postponed" || looked.kind === "unauthorised") return haltedBy(looked);
  if (looked.kind !== "answered") return lookLater(engine, lease, call);
  const judged = items.map((item) => ({ item, verdict: judgeLookup(item.draft.draft, looked.value) }));
  const absent = judged.filter(({ verdict }) => verdict.kind === "absent").map(({ item }) => item);
  const sendsAgain = absent.length > 0 && absent.length === items.length && phase === "alive" && !call.hasSettled;
  await fenced(engine, lease, async (tx) => {
    await recordSaved(tx, run, judged.flatMap(adopted));
    await recordFailed(tx, judged.flatMap(conflicting));
    if (absent.length === 0) return settleCall(tx, call.callId, "found");
    if (sendsAgain) return noteResend(tx, call.callId);
    if (phase !== "over") return noteLook(tx, call.callId, nextLookInMs(call.looks, engine.minuteMs));
    await requeueItems(
      tx,
      call.callId,
      absent.map((item) => item.itemId),
    );
    return settleCall(tx, call.callId, "not found");
  });
  return sendsAgain ? sendAgain(engine, lease, run, session, { call, absent }) : PROGRESS;
}

function adopted({ item, verdict }: { item: CallItem; verdict: LookupVerdict }) {
  return verdict.kind === "adopt" ? [{ ...item, saved: verdict.value }] : [];
}

function conflicting({ item, verdict }: { item: CallItem; verdict: LookupVerdict }): { itemId: string; error: SyncError }[] {
  const { reference } = item.draft.draft;
  if (verdict.kind === "twice") return [{ itemId: item.itemId, error: { code: "foundTwiceInLedger", detail: { reference } } }];
  if (verdict.kind === "differs")
    return [{ itemId: item.itemId, error: { code: "alreadyInLedger", detail: idOf(reference, verdict.value) } }];
  return [];
}

function idOf(reference: string, value: LedgerTransaction): Record<string, string> {
  return { reference, ledgerTransactionId: value.ledgerTransactionId };
}

async function sendAgain(
  engine: Engine,
  lease: HeldLease,
  run: TurnRun,
  session: LedgerSession,
  { call, absent }: { call: UnknownCall; absent: CallItem[] },
): Promise<StepResult> {
  const outcome = await engine.provider.createTransactions(session, call.body, {
    idempotencyKey: call.idempotencyKey,
    stillMine: lease.stillMine,
  });
  const laterMs = nextLookInMs(call.looks + 1, engine.minuteMs);
  return fenced(engine, lease, async (tx) => {
    await noteLook(tx, call.callId, laterMs);
    if (outcome.kind === "postponed" || outcome.kind === "unauthorised") return haltedBy(outcome);
    // A refusal can be the replay of an old answer: only a look can tell whether the first request acted.
    if (outcome.kind !== "answered") await markCallUnknown(tx, call.callId, laterMs, "sent again");
    else await recordAnswers(engine, tx, run, { call, items: absent, answers: outcome.value });
    return PROGRESS;
  });
}
