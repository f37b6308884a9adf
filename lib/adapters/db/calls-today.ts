import type { DatabaseTransaction } from "./client";

const DAY_MS = 24 * 60 * 60_000;

/** Calls used in the last 24 hours: what the ledger itself says is left, where it said so today, else what we counted. */
export async function countCallsToday(
  db: DatabaseTransaction,
  organisationId: string,
  input: { dayLimit: number; now: Date },
): Promise<number> {
  const since = new Date(input.now.getTime() - DAY_MS);
  const organisation = await db.organisation.findUnique({
    where: { id: organisationId },
    select: { dayRemaining: true, remainingSeenAt: true },
  });
  const remaining = organisation?.remainingSeenAt && organisation.remainingSeenAt > since ? organisation.dayRemaining : null;
  if (remaining !== null) return Math.max(0, input.dayLimit - remaining);
  return db.callPermit.count({ where: { organisationId, isAhead: false, startedAt: { gt: since } } });
}
