import type { LedgerSession } from "@/lib/core/accounting-provider";
import { nameKey } from "@/lib/core/ledger-reference";
import { keyPhase, nextLookInMs } from "@/lib/core/sync/settle-unknown";
import { storeContacts } from "@/lib/adapters/db/sync/contacts";
import {
  findUnknownCall,
  loadCallItems,
  markCallUnknown,
  noteLook,
  noteResend,
  settleCall,
  type UnknownCall,
} from "@/lib/adapters/db/sync/ledger-calls";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { beginAgain } from "./begin-again";
import { recordContacts } from "./create-contacts";
import { fenced, haltedBy, IDLE, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";
import { lookLater } from "./look-later";
import { settleCreation } from "./settle-creation";
import { settleRemoval } from "./settle-removal";
import { recordUpdates } from "./update-entries";
import { whileKeyLasts } from "./while-key-lasts";

/** Settles one call of unknown outcome: always a look first, and nothing is sent again that could double. */
export async function settleCalls(engine: Engine, lease: HeldLease, run: TurnRun, session: LedgerSession): Promise<StepResult> {
  const askedAt = performance.now();
  const call = await findUnknownCall(engine.db, run);
  if (!call) return IDLE;
  const keyed = whileKeyLasts(engine, lease, { askedAt, firstSentMsAgo: call.firstSentMsAgo });
  switch (call.kind) {
    case "CREATE_TRANSACTIONS":
      return settleCreation(engine, keyed, run, session, call);
    case "CREATE_CONTACTS":
      return settleContacts(engine, keyed, run, session, call);
    case "UPDATE_TRANSACTIONS":
      return settleUpdate(engine, keyed, run, session, call);
    case "REMOVE_TRANSACTION":
      return settleRemoval(engine, lease, run, session, call);
  }
}

/**
 * An update whose answer was lost goes again as the same bytes under the same key while the key protects, so that it never arrives after a later
 * one. Once it can no longer arrive, its expenses take their turn again, which begins by reading.
 */
async function settleUpdate(
  engine: Engine,
  lease: HeldLease,
  run: TurnRun,
  session: LedgerSession,
  call: UnknownCall,
): Promise<StepResult> {
  const items = await loadCallItems(engine.db, call.callId);
  const phase = keyPhase({ ...engine, ...call });
  if (phase === "arriving") return lookLater(engine, lease, call);
  if (phase === "over" || items.length === 0) {
    const itemIds = items.map((item) => item.itemId);
    await beginAgain(engine, lease, call.callId, itemIds);
    return PROGRESS;
  }
  await fenced(engine, lease, (tx) => noteResend(tx, call.callId));
  const { body, idempotencyKey } = call;
  const outcome = await engine.provider.updateTransactions(session, body, { idempotencyKey, stillMine: lease.stillMine });
  return fenced(engine, lease, async (tx) => {
    await noteLook(tx, call.callId, nextLookInMs(call.looks + 1, engine.minuteMs));
    if (outcome.kind === "postponed" || outcome.kind === "unauthorised") return haltedBy(outcome);
    return recordUpdates(engine, tx, run, { call, items, outcome, isRepeated: true });
  });
}

/**
 * Contacts are read again; those that are there are used. Where none of them is, the same bytes go again while the key protects. The names
 * left over are free again once it no longer does.
 */
async function settleContacts(
  engine: Engine,
  lease: HeldLease,
  run: TurnRun,
  session: LedgerSession,
  call: UnknownCall,
): Promise<StepResult> {
  const read = await engine.provider.readContacts(session, new Date(Date.now() - call.firstSentMsAgo - 5 * 60_000));
  if (read.kind === "postponed" || read.kind === "unauthorised") return haltedBy(read);
  if (read.kind !== "answered") return lookLater(engine, lease, call);
  const present = new Set(read.value.filter((contact) => contact.status === "ACTIVE").map((contact) => nameKey(contact.name)));
  const isComplete = call.names.every((name) => present.has(nameKey(name)));
  const isAbsent = !call.names.some((name) => present.has(nameKey(name)));
  const phase = keyPhase({ ...engine, ...call });
  await fenced(engine, lease, async (tx) => {
    await storeContacts(tx, run.organisationId, read.value);
    if (isComplete || phase === "over") await settleCall(tx, call.callId, isComplete ? "found" : "not found");
    else await noteLook(tx, call.callId, nextLookInMs(call.looks, engine.minuteMs));
    if (isAbsent && phase === "alive") await noteResend(tx, call.callId);
  });
  if (!isAbsent || phase !== "alive") return PROGRESS;
  const outcome = await engine.provider.createContacts(session, call.body, {
    idempotencyKey: call.idempotencyKey,
    stillMine: lease.stillMine,
  });
  if (outcome.kind === "postponed" || outcome.kind === "unauthorised") return haltedBy(outcome);
  return fenced(engine, lease, async (tx) => {
    // What the ledger refuses now may be there already, from the first time: the next look tells.
    if (outcome.kind !== "answered" || outcome.value.some((answer) => answer.outcome === "refused")) {
      await markCallUnknown(tx, call.callId, nextLookInMs(call.looks, engine.minuteMs), "sent again");
      return PROGRESS;
    }
    return recordContacts(engine, tx, run, { callId: call.callId, names: call.names, outcome });
  });
}
