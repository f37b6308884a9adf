import { ELEMENTS_PER_CALL } from "./sync/sync-plan";

export const RUN_STATES = ["QUEUED", "RUNNING", "WAITING", "FINISHED", "CANCELLED", "STOPPED"] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What the screens show of one sync run. Instants are ISO strings, so that a page, a poll and a test see the same. */
export type RunProgress = {
  id: string;
  state: RunState;
  requestedByName: string;
  requestedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  isCancelRequested: boolean;
  waitReason: string | null; // minute, day, concurrent, app, offline, unclear, reconnect …
  resumesAt: string | null;
  stopCode: string | null; // lib/core/sync-error.ts
  /** Expenses: created, updated or removed in the ledger. */
  total: number;
  synced: number;
  failed: number;
  unknown: number; // being settled
  returned: number; // back to Pending
  receiptsTotal: number;
  receiptsSent: number;
  receiptsFailed: number;
  /** Of the organisation's daily calls; null until the ledger has said. */
  callsUsedToday: number | null;
  callsPerDay: number | null;
  msLeft: number | null;
};

export function isRunOver(state: RunState): boolean {
  return state === "FINISHED" || state === "CANCELLED" || state === "STOPPED";
}

export type RunCounts = Pick<RunProgress, "total" | "synced" | "failed" | "returned" | "receiptsTotal" | "receiptsSent" | "receiptsFailed">;

/** Expenses and receipts that are settled, one way or the other, and all there are. */
export function runSteps(run: RunCounts): { done: number; all: number } {
  return { done: run.synced + run.failed + run.returned + run.receiptsSent + run.receiptsFailed, all: run.total + run.receiptsTotal };
}

/** Bulk answers come in strides, so a guess needs a little of the way behind it. */
const LEAST_ELAPSED_MS = 3_000;

export type MinuteLimit = { callsPerMinute: number; minuteMs: number };

/**
 * Time left: by the pace so far, and not before the ledger's limit lets the last call go, which a quick first minute says nothing of. Receipts
 * are one call each, expenses go many to a call; those still to go are taken to have as many receipts as those that went.
 * Null before there is a pace to speak of, and while the run waits.
 */
export function estimateMsLeft(run: RunCounts & { state: RunState }, elapsedMs: number, limit: MinuteLimit): number | null {
  if (run.state !== "RUNNING" || elapsedMs < LEAST_ELAPSED_MS) return null;
  const settled = run.synced + run.failed + run.returned;
  const callsDone = settled / ELEMENTS_PER_CALL + run.receiptsSent + run.receiptsFailed;
  const callsAll = run.total / ELEMENTS_PER_CALL + (settled === 0 ? run.receiptsTotal : (run.receiptsTotal * run.total) / settled);
  if (callsDone <= 0 || callsAll <= callsDone) return null;
  const byPace = (elapsedMs / callsDone) * (callsAll - callsDone);
  const byLimit = Math.floor((callsAll - 1) / limit.callsPerMinute) * limit.minuteMs - elapsedMs;
  return Math.round(Math.max(byPace, byLimit));
}
