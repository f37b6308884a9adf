const FORGOTTEN_AFTER_MS = 60 * 60_000;
const LONGEST_MS = 15 * 60_000;

/** A person mistypes a few times; a whole office shares one network address. */
const FREE_TRIES = { email: 4, address: 20 } as const;

export type FailureKind = keyof typeof FREE_TRIES;
export type Failures = { failureCount: number; lastFailureAt: Date };

/** Failures an hour old no longer count. */
export function countingFailures(failures: Failures | null, now: Date): number {
  if (!failures || now.getTime() - failures.lastFailureAt.getTime() > FORGOTTEN_AFTER_MS) return 0;
  return failures.failureCount;
}

/** How long the next try must wait: nothing at first, then 2, 4, 8 … seconds after the last failure, at most a quarter of an hour. */
export function signInWaitMs(kind: FailureKind, failures: Failures | null, now: Date): number {
  const excess = countingFailures(failures, now) - FREE_TRIES[kind];
  if (!failures || excess < 0) return 0;
  const delayMs = Math.min(LONGEST_MS, 2000 * 2 ** Math.min(excess, 20));
  return Math.max(0, failures.lastFailureAt.getTime() + delayMs - now.getTime());
}
