import type { AccountingProvider, CallOutcome } from "@/lib/core/accounting-provider";
import type { SyncErrorCode } from "@/lib/core/sync-error";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { guardLease } from "@/lib/adapters/db/sync/lease";
import type { HeldLease } from "./hold-lease";

/** What the job side gives the engine. */
export type Engine = {
  db: Database;
  provider: AccountingProvider;
  readReceipt: (storageKey: string, space: Buffer) => Promise<Buffer>;
  appUrl: string | null;
  minuteMs: number;
  callDeadlineMs: number;
  concurrency: number;
  leaseMs: number;
  holder: string;
  isStopping: () => boolean;
};

/** What a step of a run came to. */
export type StepResult =
  | { kind: "progress" }
  | { kind: "idle" } // nothing of this sort to do
  | { kind: "wait"; reason: string; forMs: number }
  | { kind: "stop"; code: SyncErrorCode };

export const PROGRESS: StepResult = { kind: "progress" };
export const IDLE: StepResult = { kind: "idle" };

/** A write of the engine: refused when the lease is lost. */
export async function fenced<T>(engine: Engine, lease: HeldLease, write: (tx: DatabaseTransaction) => Promise<T>): Promise<T> {
  return engine.db.$transaction(async (tx) => {
    await guardLease(tx, lease);
    return write(tx);
  });
}

type NotDone = Exclude<CallOutcome<never>, { kind: "answered" } | { kind: "refused" } | { kind: "unclear" }>;

/** The ledger wants no calls now, or none any more: what that means for the run. */
export function haltedBy(outcome: NotDone): StepResult {
  if (outcome.kind === "postponed") return { kind: "wait", reason: outcome.reason, forMs: Math.max(20, outcome.untilMs - Date.now()) };
  return { kind: "stop", code: "accessRemoved" };
}
