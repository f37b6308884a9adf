const DAY_MS = 24 * 60 * 60_000;
/** Movements appear late, with an earlier date, and are corrected after they appeared. */
const OVERLAP_MS = 7 * DAY_MS;
/** A card payment that is pending longer than that is not waited for. */
const PENDING_MS = 45 * DAY_MS;
/** A long history is pulled in parts, so that what was pulled is kept when a pull breaks off. */
const PART_MS = 31 * DAY_MS;

export type PullWindow = { from: Date; to: Date };

/** The part to pull next: from some days before the end of the last one. */
export function nextWindow({ pulledThroughAt, firstAt, now }: { pulledThroughAt: Date | null; firstAt: Date; now: Date }): PullWindow {
  const from = pulledThroughAt ? new Date(Math.max(firstAt.getTime(), pulledThroughAt.getTime() - OVERLAP_MS)) : firstAt;
  const through = (pulledThroughAt ?? firstAt).getTime();
  return { from, to: new Date(Math.min(now.getTime(), through + PART_MS)) };
}

/** How far the books are complete after a part: up to its end, or to the oldest movement that is still pending. */
export function pulledThrough({ to, oldestPendingAt, now }: { to: Date; oldestPendingAt: Date | null; now: Date }): Date {
  if (oldestPendingAt === null || to.getTime() < now.getTime()) return to;
  return new Date(Math.min(to.getTime(), Math.max(oldestPendingAt.getTime(), now.getTime() - PENDING_MS)));
}
