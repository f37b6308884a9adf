import { env } from "@/lib/config/env";
import type { DatabaseTransaction } from "./client";

export type DayUsage = { usedToday: number; leftToday: number; limit: number };

export async function readDayUsage(db: DatabaseTransaction, organisationId: string): Promise<DayUsage> {
  const dayLimit = env().XERO_DAY_LIMIT;
  const [row] = await db.$queryRaw<{ usedToday: number; leftToday: number | null }[]>`
    SELECT count(p."id")::int AS "usedToday",
      CASE WHEN o."remainingSeenAt" > now() - interval '24 hours' THEN o."dayRemaining" - count(p."id") FILTER (WHERE p."startedAt" > o."remainingSeenAt")::int END AS "leftToday"
    FROM "Organisation" o LEFT JOIN "CallPermit" p ON p."organisationId" = o."id" AND NOT p."isAhead" AND p."startedAt" > now() - interval '24 hours'
    WHERE o."id" = ${organisationId}::uuid GROUP BY o."id"`;
  const usedToday = row?.usedToday ?? 0;
  const leftToday = Math.max(row?.leftToday ?? dayLimit - usedToday, 0);
  return { usedToday, leftToday, limit: Math.max(dayLimit, usedToday + leftToday) };
}
