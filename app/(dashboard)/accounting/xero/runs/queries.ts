import { readJson } from "@/components/read-json";
import type { RunOutcome } from "@/lib/core/run-outcomes";
import { isRunOver, type RunProgress } from "@/lib/core/run-progress";

export const runKey = (runId: string) => ["run", runId] as const;
export const outcomesKey = (runId: string) => ["run", runId, "outcomes"] as const;

export function fetchRun(runId: string): Promise<RunProgress> {
  return readJson(`/api/runs/${runId}`);
}

export function fetchOutcomes(runId: string): Promise<RunOutcome[]> {
  return readJson(`/api/runs/${runId}/outcomes`);
}

/** How long until the next look at a run; false when there is nothing left to see. A waiting run moves rarely. */
export function pollAfterMs(run: RunProgress | undefined): number | false {
  if (run && isRunOver(run.state)) return false;
  return run?.state === "WAITING" ? 3000 : 1000;
}
