import type { PostponeReason, StillMine } from "@/lib/core/accounting-provider";
import type { CallBudget, CallPermitGrant, LimitObservation, PermitOutcome } from "@/lib/core/call-budget";
import { forgetOldPermits, bookCalls, type EndedCall } from "./call-permits";
import type { Database } from "./client";

/** A little more than Xero's minute: what frees within it is waited for here, what takes longer is the run's business. */
const LONGEST_WAIT_MS = 75_000;
/** How long an end may wait for company before it is booked. Its true age is booked, so only other processes' turns wait for it. */
const GATHER_MS = 10;
/** How often those who wait are asked whether they still may. */
const LOOK_AGAIN_MS = 1_000;
/** A permit that is not used at once is given back: the database counts it out soon after the call's own deadline. */
const FRESH_MS = 4_000;

type Waiter = { stillMine: StillMine; resolve: (outcome: PermitOutcome) => void; reject: (error: unknown) => void };
type Ended = { permitId: string; endedAt: number; seen: LimitObservation | null };

/** One desk per organisation and process: whoever wants a permit or gives one back within the same moment shares a round trip. */
class BudgetDesk {
  private waiting: Waiter[] = [];
  private ended: Ended[] = [];
  private isServing = false;
  private gathering: NodeJS.Timeout | null = null;
  private wake: () => void = () => undefined;

  constructor(
    private readonly db: Database,
    private readonly organisationId: string,
  ) {
    void forgetOldPermits(db, organisationId).catch(() => undefined); // housekeeping; the next process does it too
  }

  take(stillMine: StillMine): Promise<PermitOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stillMine, resolve, reject });
      void this.serve();
    });
  }

  private release(ended: Ended): void {
    this.ended.push(ended);
    this.wake();
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      void this.serve();
    }, GATHER_MS);
  }

  private async serve(): Promise<void> {
    if (this.isServing) return;
    this.isServing = true;
    try {
      while (this.waiting.length > 0 || this.ended.length > 0) {
        const waitMs = await this.serveOnce();
        if (this.waiting.length > 0 && waitMs > 0) await this.rest(Math.min(waitMs, LOOK_AGAIN_MS));
      }
    } catch (error) {
      for (const waiter of this.waiting.splice(0)) waiter.reject(error);
    } finally {
      this.isServing = false;
    }
  }

  /** How long to rest before the next try. */
  private async serveOnce(): Promise<number> {
    this.turnAway((waiter) => !waiter.stillMine(), { kind: "postponed", reason: "unavailable", untilMs: Date.now() });
    const booked = this.ended.splice(0);
    const want = this.waiting.length;
    const now = performance.now();
    const ended: EndedCall[] = booked.map(({ permitId, endedAt, seen }) => ({ permitId, ageMs: now - endedAt, seen }));
    const { permitIds, waitMs, reason } = await bookCalls(this.db, this.organisationId, { want, ended });
    for (const permitId of permitIds) this.waiting.shift()?.resolve({ kind: "granted", permit: this.grant(permitId) });
    if (permitIds.length > 0 || want === 0) return 0;
    if (reason !== "day" && waitMs <= LONGEST_WAIT_MS) return waitMs;
    this.turnAway(() => true, { kind: "postponed", reason: reason as PostponeReason, untilMs: Date.now() + waitMs });
    return 0;
  }

  private grant(permitId: string): CallPermitGrant {
    const grantedAt = performance.now();
    return {
      isFresh: () => performance.now() - grantedAt < FRESH_MS,
      release: (seen) => this.release({ permitId, endedAt: performance.now(), seen }),
    };
  }

  private turnAway(whom: (waiter: Waiter) => boolean, outcome: PermitOutcome): void {
    for (const waiter of this.waiting.filter(whom)) waiter.resolve(outcome);
    this.waiting = this.waiting.filter((waiter) => !whom(waiter));
  }

  /** Until the time is up or a call of ours ends. */
  private async rest(ms: number): Promise<void> {
    if (this.ended.length > 0) return;
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

export function callBudget(db: Database): CallBudget {
  const desks = new Map<string, BudgetDesk>();
  return {
    take(organisationId, stillMine) {
      const desk = desks.get(organisationId) ?? new BudgetDesk(db, organisationId);
      desks.set(organisationId, desk);
      return desk.take(stillMine);
    },
  };
}
