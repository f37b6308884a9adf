import type { LedgerSession } from "@/lib/core/accounting-provider";
import { refreshBlockers } from "../refresh-blockers";
import { notePrepared, type TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { fenced, haltedBy, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";

/** Once per run: what the ledger says about itself now, so that what it would refuse is not sent. */
export async function prepareRun(engine: Engine, lease: HeldLease, run: TurnRun, session: LedgerSession): Promise<StepResult> {
  const outcome = await engine.refreshReferenceData(session);
  if (outcome.kind === "postponed" || outcome.kind === "unauthorised") return haltedBy(outcome);
  // Reading changes nothing: it is simply read again.
  if (outcome.kind !== "answered") return { kind: "wait", reason: "unavailable", forMs: engine.minuteMs / 12 };
  await refreshBlockers(engine.db, run.scope, "all");
  await fenced(engine, lease, (tx) => notePrepared(tx, run.id));
  return PROGRESS;
}
