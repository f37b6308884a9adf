import type { LedgerSession } from "@/lib/core/accounting-provider";
import type { SyncErrorCode } from "@/lib/core/sync-error";
import { failReceipts } from "@/lib/adapters/db/sync/deliveries";
import { findConnection } from "@/lib/adapters/db/sync/ledger-context";
import { nextLookMs } from "@/lib/adapters/db/sync/ledger-calls";
import { listUnsent, recordReturned } from "@/lib/adapters/db/sync/outcomes";
import { countOpenWork, endRun, hasTransactionsDue, letRunWait, noteStopped, type TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { markAccessRemoved } from "../mark-access-removed";
import { refreshBlockers } from "../refresh-blockers";
import { giveUpUnclear } from "./give-up-unclear";
import { fenced, IDLE, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";
import { prepareRun } from "./prepare-run";
import { removeEntries } from "./remove-entries";
import { sendChunks } from "./send-chunk";
import { sendReceipts } from "./send-receipts";
import { settleCalls } from "./settle-calls";
import { updateEntries } from "./update-entries";

/** One step of one run; then it is the next run's turn. */
export async function advanceRun(engine: Engine, lease: HeldLease, run: TurnRun): Promise<void> {
  const result = await nextStep(engine, lease, run);
  switch (result.kind) {
    case "progress":
      return;
    case "wait":
      await fenced(engine, lease, (tx) => letRunWait(tx, run, result));
      return;
    case "stop":
      await stopRun(engine, lease, run, result.code);
      return;
    case "idle":
      await rest(engine, lease, run);
      return;
  }
}

async function nextStep(engine: Engine, lease: HeldLease, run: TurnRun): Promise<StepResult> {
  const connection = await findConnection(engine.db, run.scope);
  if (!connection || connection.state !== "CONNECTED" || connection.organisationId !== run.organisationId)
    return { kind: "stop", code: connection?.state === "ACCESS_REMOVED" ? "accessRemoved" : "notConnected" };
  const session: LedgerSession = { organisationId: run.organisationId, connectionId: connection.connectionId };
  if (run.isCancelRequested || run.stopCode) await fenced(engine, lease, (tx) => recordReturned(tx, run.id));
  const open = await countOpenWork(engine.db, run.id);
  if (!run.isPrepared && open.transactions + open.updates > 0) return prepareRun(engine, lease, run);
  // Alone go the first chunk, and each while another's outcome is unknown: what a ledger takes badly is then one.
  const chunksAtOnce = open.hasArrived && open.unknown === 0 ? engine.concurrency : 1;
  const steps = [
    settleCalls,
    ...(open.transactions > 0 ? [(...turn: Parameters<typeof settleCalls>) => sendChunks(...turn, chunksAtOnce)] : []),
    ...(open.updates > 0 ? [updateEntries] : []),
    ...(open.removals > 0 ? [removeEntries] : []),
    ...(open.receipts > 0 && !(await hasTransactionsDue(engine.db, run.organisationId)) ? [sendReceipts] : []),
  ];
  for (const step of steps) {
    const result = await step(engine, lease, run, session);
    if (result.kind !== "idle") return result;
  }
  return IDLE;
}

/** Nothing can be done for the run now: it is over, or it waits for the next look at what is unknown. */
async function rest(engine: Engine, lease: HeldLease, run: TurnRun): Promise<void> {
  const isOver = await fenced(engine, lease, (tx) => endRun(tx, run.id));
  if (isOver) {
    await refreshBlockers(engine.db, run.scope, { transactionIds: await listUnsent(engine.db, run.id) });
    return;
  }
  const lookMs = await nextLookMs(engine.db, run);
  await fenced(engine, lease, (tx) => letRunWait(tx, run, { reason: "unclear", forMs: Math.max(20, lookMs ?? engine.minuteMs / 60) }));
}

/**
 * The authorisation is gone. Nothing is lost: what was not sent is pending again; what is unknown waits until a look is possible, unless somebody
 * wants the run to end, by a cancel or by leaving the organisation.
 */
async function stopRun(engine: Engine, lease: HeldLease, run: TurnRun, told: SyncErrorCode): Promise<void> {
  const connection = await findConnection(engine.db, run.scope);
  // Who disconnects in the middle of a call is told so, and not that the ledger took the access away.
  const code = connection?.organisationId === run.organisationId ? told : "notConnected";
  if (code === "accessRemoved" && connection?.state === "CONNECTED") await markAccessRemoved(engine.db, run.scope, connection.connectionId);
  await fenced(engine, lease, async (tx) => {
    await noteStopped(tx, run.id, code);
    await recordReturned(tx, run.id);
    await failReceipts(tx, run.id, run.isCancelRequested ? ["QUEUED", "UNKNOWN"] : ["QUEUED"]);
    if (run.isCancelRequested) await giveUpUnclear(engine, tx, run);
    const isOver = await endRun(tx, run.id);
    if (!isOver) await letRunWait(tx, run, { reason: "reconnect", forMs: engine.minuteMs });
  });
}
