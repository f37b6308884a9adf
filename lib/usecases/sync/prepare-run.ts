import { notePrepared, type TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { refreshReferenceData } from "../refresh-reference-data";
import { fenced, haltedBy, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";

/** Runs that follow each other closely share what was read. */
const FRESH_MS = 15_000;

/** Once per run: what the ledger says about itself now, so that what it would refuse is not sent. */
export async function prepareRun(engine: Engine, lease: HeldLease, run: TurnRun): Promise<StepResult> {
  const outcome = await refreshReferenceData(engine.db, run.scope, { provider: engine.provider, maxAgeMs: FRESH_MS });
  if (outcome.kind === "postponed" || outcome.kind === "unauthorised") return haltedBy(outcome);
  // Reading changes nothing: it is simply read again.
  if (outcome.kind !== "answered") return { kind: "wait", reason: "unavailable", forMs: engine.minuteMs / 12 };
  await fenced(engine, lease, (tx) => notePrepared(tx, run.id));
  return PROGRESS;
}
