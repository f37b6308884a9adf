import { env } from "@/lib/config/env";
import { PROCESS_ID } from "@/lib/config/process-identity";
import type { LimitObservation } from "@/lib/core/call-budget";
import type { DatabaseTransaction } from "./client";

/**
 * What became of a permit since the last booking. Where its call was made in the place of another, `begunMs` after the permit was given. The database
 * cannot know how long the news travel: a call is never to look younger than it is, nor to have ended earlier, or its minute is given out twice.
 */
export type CallNews = { permitId: string; begunMs: number | null; endedMsAgo: number | null; seen: LimitObservation | null };
/** `ahead` are asked for and given back without a place: they are counted, and follow in the places of `permits`. */
export type BudgetUse = { want: number; wantAhead: number; calls: CallNews[]; unused: string[] };
export type PermitAnswer = { permitIds: string[]; aheadIds: string[]; waitMs: number; reason: string | null };

/** How much longer than the call's own deadline a permit lives: the time to book its end. */
const BOOKING_MS = 5_000;
const KEPT_DAYS = 3;

const whole = (ms: number | null) => (ms === null ? null : Math.floor(ms));

/** Books what became of calls and asks for new ones, in one round trip; see "useCallBudget" in the migrations. */
export async function bookCalls(db: DatabaseTransaction, organisationId: string, use: BudgetUse): Promise<PermitAnswer> {
  const settings = env();
  const calls = use.calls.map(({ permitId, begunMs, endedMsAgo, seen }) => ({
    id: permitId,
    begunMs: whole(begunMs),
    endedMs: whole(endedMsAgo),
    minuteRemaining: seen?.minuteRemaining ?? null,
    dayRemaining: seen?.dayRemaining ?? null,
    pauseMs: seen?.pause ? Math.ceil(seen.pause.ms) : null,
    pauseReason: seen?.pause?.reason ?? null,
  }));
  const [row] = await db.$queryRaw<{ permits: bigint[]; ahead: bigint[]; waitMs: number; reason: string | null }[]>`
    SELECT "permits", "ahead", "waitMs", "reason" FROM "useCallBudget"(${organisationId}::uuid, ${PROCESS_ID}, ${use.want}::int, ${use.wantAhead}::int,
      ${settings.XERO_CALL_DEADLINE_MS + BOOKING_MS}::int, ${settings.XERO_MINUTE_LIMIT}::int, ${settings.XERO_MINUTE_MS}::int,
      ${settings.XERO_CONCURRENCY}::int, ${settings.XERO_DAY_LIMIT}::int, ${JSON.stringify(calls)}::jsonb, ${use.unused}::bigint[])`;
  if (!row) throw new Error("The budget of calls did not answer");
  return { permitIds: row.permits.map(String), aheadIds: row.ahead.map(String), waitMs: row.waitMs, reason: row.reason };
}

/** Nothing older counts towards any limit. */
export async function forgetOldPermits(db: DatabaseTransaction, organisationId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM "CallPermit" WHERE "organisationId" = ${organisationId}::uuid AND "startedAt" < now() - ${KEPT_DAYS}::int * interval '1 day'`;
}
