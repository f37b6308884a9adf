import { env } from "@/lib/config/env";
import type { PostponeReason, StillMine } from "@/lib/core/accounting-provider";
import type { CallPermitGrant, LimitObservation, PermitOutcome } from "@/lib/core/call-budget";
import { bookCalls, forgetOldPermits, type PermitAnswer } from "./call-permits";
import type { Database } from "./client";

/** A little more than Xero's minute: what frees within it is waited for here, what takes longer is the run's business. */
const LONGEST_WAIT_MS = 75_000;
/** How long an end may wait for company before it is booked. Its true age is booked, so only other processes' turns wait for it. */
const GATHER_MS = 10;
/** The same while its place can be passed on. */
const PASSING_GATHER_MS = 200;
/** How often those who wait are asked whether they still may. */
const LOOK_AGAIN_MS = 1_000;
/** A permit that is not used at once is given back: the database counts it out soon after the call's own deadline. */
const FRESH_MS = 4_000;
/** Calls counted ahead where several are made at a time, and how long they may follow: what other processes met since is not known here. */
const AHEAD = 40;
const AHEAD_MS = 500;

type Waiter = { stillMine: StillMine; resolve: (outcome: PermitOutcome) => void; reject: (error: unknown) => void };
type Permit = {
  permitId: string;
  askedAt: number;
  givenAt: number;
  begunAt: number | null; // where it follows another call in its place
  endedAt: number | null;
  seen: LimitObservation | null;
};

/**
 * One desk per organisation and process. Whoever wants a permit or gives one back within the same moment shares a round trip; and while calls
 * follow each other closely, a place is passed on to the next without one, for which the database has counted some calls ahead.
 */
export class BudgetDesk {
  private waiting: Waiter[] = [];
  private readonly untold = new Set<Permit>();
  private ahead: Permit[] = [];
  private out = 0;
  /** Places whose call is over, which the database does not know yet. */
  private freed = 0;
  private isServing = false;
  private isBooking = false;
  /** What became of calls has waited for company long enough. */
  private isBookingDue = false;
  private gathering: NodeJS.Timeout | null = null;
  private wake: () => void = () => undefined;
  private pauseSeenAt = -Infinity;

  constructor(
    private readonly db: Database,
    private readonly organisationId: string,
  ) {
    void forgetOldPermits(db, organisationId).catch(() => undefined); // housekeeping; the next process does it too
  }

  take(stillMine: StillMine): Promise<PermitOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stillMine, resolve, reject });
      this.passOn();
      void this.serve();
    });
  }

  private release(permit: Permit, seen: LimitObservation | null): void {
    Object.assign(permit, { endedAt: performance.now(), seen });
    this.untold.add(permit);
    this.out -= 1;
    this.freed += 1;
    if (seen?.pause) {
      this.pauseSeenAt = performance.now();
      this.bookNow(); // everybody is to know at once
    } else {
      this.passOn();
      this.wake();
      this.gather();
    }
  }

  /** Until it is too old, or a pause is seen: whoever asked before that, even if the answer comes after it, did not know of it. */
  private isGood(permit: Permit, forMs: number): boolean {
    return permit.askedAt > this.pauseSeenAt && performance.now() - permit.askedAt < forMs;
  }

  /** Not while a booking is under way: it gives back the places that are free now. */
  private passOn(): void {
    while (!this.isBooking && this.freed > 0 && this.waiting[0] && this.ahead[0] && this.isGood(this.ahead[0], AHEAD_MS)) {
      const permit = this.ahead[0];
      this.ahead.shift();
      this.freed -= 1;
      permit.begunAt = performance.now();
      this.untold.add(permit);
      this.grant(permit);
    }
  }

  private grant(permit: Permit): void {
    this.out += 1;
    const given: CallPermitGrant = {
      isFresh: () => this.isGood(permit, FRESH_MS),
      release: (seen) => this.release(permit, seen),
    };
    this.waiting.shift()?.resolve({ kind: "granted", permit: given });
  }

  /** None: as many calls of ours are out as may be at all, and asking for another place is in vain. */
  private get placesLeft(): number {
    return Math.max(0, env().XERO_CONCURRENCY - this.out);
  }

  private gather(): void {
    const isPassing = this.ahead.length > 0 && this.out + this.waiting.length > 0;
    if (this.gathering && isPassing) return;
    clearTimeout(this.gathering ?? undefined);
    this.gathering = setTimeout(() => this.bookNow(), isPassing ? PASSING_GATHER_MS : GATHER_MS);
  }

  private bookNow(): void {
    clearTimeout(this.gathering ?? undefined);
    this.gathering = null;
    this.isBookingDue = true;
    this.wake();
    void this.serve();
  }

  private async serve(): Promise<void> {
    if (this.isServing) return;
    this.isServing = true;
    try {
      while (this.waiting.length > 0 || this.isBookingDue) {
        this.turnAway((waiter) => !waiter.stillMine(), { kind: "postponed", reason: "unavailable", untilMs: Date.now() });
        const waitMs = this.placesLeft === 0 && !this.isBookingDue ? LOOK_AGAIN_MS : await this.serveOnce();
        if (this.waiting.length > 0 && waitMs > 0) await this.rest(Math.min(waitMs, LOOK_AGAIN_MS));
      }
    } catch (error) {
      for (const waiter of this.waiting.splice(0)) waiter.reject(error);
    } finally {
      this.isServing = false;
      if (this.untold.size + this.ahead.length > 0) this.gather();
    }
  }

  /** How long to rest before the next try. */
  private async serveOnce(): Promise<number> {
    const want = Math.min(this.waiting.length, this.placesLeft);
    const askedAt = performance.now();
    const { permitIds, aheadIds, waitMs, reason } = await this.book(want);
    const givenAt = performance.now();
    const booked = (permitId: string): Permit => ({ permitId, askedAt, givenAt, begunAt: null, endedAt: null, seen: null });
    this.ahead.push(...aheadIds.map(booked));
    for (const permitId of permitIds) this.grant(booked(permitId));
    this.passOn();
    if (permitIds.length > 0 || want === 0) return 0;
    if (reason !== "day" && waitMs <= LONGEST_WAIT_MS) return waitMs;
    this.turnAway(() => true, { kind: "postponed", reason: reason as PostponeReason, untilMs: Date.now() + waitMs });
    return 0;
  }

  private async book(want: number): Promise<PermitAnswer> {
    this.isBookingDue = false;
    const demand = this.waiting.length + this.out;
    const unused = this.ahead.filter((permit) => demand === 0 || !this.isGood(permit, AHEAD_MS)).map(({ permitId }) => permitId);
    this.ahead = this.ahead.filter(({ permitId }) => !unused.includes(permitId));
    const untold = [...this.untold];
    this.untold.clear();
    this.freed = 0;
    const wantAhead = this.waiting.length > 0 && demand > 1 ? AHEAD - this.ahead.length : 0;
    if (want + wantAhead + untold.length + unused.length === 0) return { permitIds: [], aheadIds: [], waitMs: 0, reason: null };
    const now = performance.now();
    const calls = untold.map(({ permitId, givenAt, begunAt, endedAt, seen }) => ({
      permitId,
      begunMs: begunAt === null ? null : begunAt - givenAt,
      endedMsAgo: endedAt === null ? null : now - endedAt,
      seen,
    }));
    this.isBooking = true;
    try {
      return await bookCalls(this.db, this.organisationId, { want, wantAhead, calls, unused });
    } finally {
      this.isBooking = false;
    }
  }

  private turnAway(whom: (waiter: Waiter) => boolean, outcome: PermitOutcome): void {
    for (const waiter of this.waiting.filter(whom)) waiter.resolve(outcome);
    this.waiting = this.waiting.filter((waiter) => !whom(waiter));
  }

  /** Until the time is up or a call of ours ends. */
  private async rest(ms: number): Promise<void> {
    if ((this.freed > 0 && this.placesLeft > 0) || this.isBookingDue) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}
