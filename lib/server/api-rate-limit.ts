const WINDOW_MS = 60_000;
const CALLS_PER_WINDOW = 600;

type Window = { startedAtMs: number; count: number };

// Per process: a guard against a script gone wild, not an account of use.
const windows = new Map<string, Window>();

export type RateLimit = { isExceeded: boolean; headers: Record<string, string> };

/** Counts one call of a key. The headers say what is left of the minute. */
export function countApiCall(key: string, nowMs: number): RateLimit {
  let window = windows.get(key);
  if (!window || nowMs - window.startedAtMs >= WINDOW_MS) {
    for (const [other, { startedAtMs }] of windows) if (nowMs - startedAtMs >= WINDOW_MS) windows.delete(other);
    window = { startedAtMs: nowMs, count: 0 };
    windows.set(key, window);
  }
  window.count += 1;
  const resetSeconds = Math.max(1, Math.ceil((window.startedAtMs + WINDOW_MS - nowMs) / 1000));
  const isExceeded = window.count > CALLS_PER_WINDOW;
  return {
    isExceeded,
    headers: {
      ratelimit: `"default";r=${Math.max(0, CALLS_PER_WINDOW - window.count)};t=${resetSeconds}`,
      "ratelimit-policy": `"default";q=${CALLS_PER_WINDOW};w=${WINDOW_MS / 1000}`,
      "ratelimit-limit": String(CALLS_PER_WINDOW),
      "ratelimit-remaining": String(Math.max(0, CALLS_PER_WINDOW - window.count)),
      "ratelimit-reset": String(resetSeconds),
      ...(isExceeded ? { "retry-after": String(resetSeconds) } : {}),
    },
  };
}
