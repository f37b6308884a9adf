import { nextLookInMs } from "@/lib/core/sync/settle-unknown";
import { noteLook, type UnknownCall } from "@/lib/adapters/db/sync/ledger-calls";
import { fenced, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";

/** A look at a call decided nothing. */
export async function lookLater(engine: Engine, lease: HeldLease, call: UnknownCall): Promise<StepResult> {
  await fenced(engine, lease, (tx) => noteLook(tx, call.callId, nextLookInMs(call.looks, engine.minuteMs)));
  return PROGRESS;
}
