import type { PostponeReason, StillMine } from "./accounting-provider";

/** What an answer said about the limits; `pauseMs` when the ledger wants no calls for a while. */
export type LimitObservation = {
  minuteRemaining: number | null;
  dayRemaining: number | null;
  pause: { ms: number; reason: PostponeReason } | null;
};

/** The right to make one call. It is over when `release` is called; a permit never released counts until its own deadline. */
export type CallPermitGrant = { release(seen: LimitObservation | null): void; isFresh(): boolean };

export type PermitOutcome = { kind: "granted"; permit: CallPermitGrant } | { kind: "postponed"; reason: PostponeReason; untilMs: number };

/** The allowance of one organisation, shared by every process. Short waits happen inside, long ones are answered with `postponed`. */
export interface CallBudget {
  take(organisationId: string, stillMine: StillMine): Promise<PermitOutcome>;
}
