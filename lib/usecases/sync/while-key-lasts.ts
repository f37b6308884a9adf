import { keyLastsMs } from "@/lib/core/sync/settle-unknown";
import type { Engine } from "./engine";
import type { HeldLease } from "./hold-lease";

/**
 * The same claim, for as long as a call may leave under its key: a look, the wait for a permit and a nap of the process lie between the decision to
 * send and the moment bytes leave. `askedAt` is a moment of `performance.now()`, `firstSentMsAgo` counts back from it.
 */
export function whileKeyLasts(engine: Engine, lease: HeldLease, { askedAt, firstSentMsAgo = 0 }: KeyAge): HeldLease {
  const until = askedAt + keyLastsMs({ ...engine, firstSentMsAgo });
  return { ...lease, stillMine: () => lease.stillMine() && performance.now() < until };
}

type KeyAge = { askedAt: number; firstSentMsAgo?: number };
