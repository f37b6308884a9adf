import { env } from "@/lib/config/env";
import { PROCESS_ID } from "@/lib/config/process-identity";
import type { LimitObservation } from "@/lib/core/call-budget";
import type { DatabaseTransaction } from "./client";

export type EndedCall = { permitId: string; ageMs: number; seen: LimitObservation | null };
export type PermitAnswer = { permitIds: string[]; waitMs: number; reason: string | null };

/** How much longer than the call's own deadline a permit lives: the time to book its end. */
const BOOKING_MS = 5_000;
const KEPT_DAYS = 3;

/** Books ended calls and asks for new ones, in one round trip; see "useCallBudget" in the first migration. */
export async function bookCalls(
  db: DatabaseTransaction,
  organisationId: string,
  use: { want: number; ended: EndedCall[] },
): Promise<PermitAnswer> {
  const settings = env();
  const ended = use.ended.map(({ permitId, ageMs, seen }) => ({
    id: permitId,
    ageMs: Math.round(ageMs),
    minuteRemaining: seen?.minuteRemaining ?? null,
    dayRemaining: seen?.dayRemaining ?? null,
    pauseMs: seen?.pause ? Math.ceil(seen.pause.ms) : null,
    pauseReason: seen?.pause?.reason ?? null,
  }));
  const [row] = await db.$queryRaw<{ permits: bigint[]; waitMs: number; reason: string | null }[]>`
    SELECT "permits", "waitMs", "reason" FROM "useCallBudget"(${organisationId}::uuid, ${PROCESS_ID}, ${use.want}::int, ${settings.XERO_CALL_DEADLINE_MS + BOOKING_MS}::int,
      ${settings.XERO_MINUTE_LIMIT}::int, ${settings.XERO_MINUTE_MS}::int, ${settings.XERO_CONCURRENCY}::int, ${settings.XERO_DAY_LIMIT}::int, ${JSON.stringify(ended)}::jsonb)`;
  if (!row) throw new Error("The budget of calls did not answer");
  return { permitIds: row.permits.map(String), waitMs: row.waitMs, reason: row.reason };
}

/** Nothing older counts towards any limit. */
export async function forgetOldPermits(db: DatabaseTransaction, organisationId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM "CallPermit" WHERE "organisationId" = ${organisationId}::uuid AND "startedAt" < now() - ${KEPT_DAYS}::int * interval '1 day'`;
}
