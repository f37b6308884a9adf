import { performance } from "node:perf_hooks";
import type { Database } from "@/lib/adapters/db/client";
import { releaseLease, renewLease, takeLease, type Lease } from "@/lib/adapters/db/sync/lease";

export type HeldLease = Lease & {
  /** Whether the claim is surely still ours, by this machine's own clocks. */
  isHeld: () => boolean;
  /** Synchronous, for the moment before bytes leave: the claim is ours, and nobody asked this worker to stop. */
  stillMine: () => boolean;
  release: () => Promise<void>;
};

/** Takes the organisation and keeps it, renewing every third of the lease, until released. Null when another worker has it. */
export async function holdLease(
  db: Database,
  claim: { organisationId: string; holder: string; leaseMs: number; isStopping: () => boolean },
): Promise<HeldLease | null> {
  const { leaseMs } = claim;
  // Both clocks: the monotonic one rests while a machine sleeps, the other can be set back.
  const now = () => ({ steady: performance.now(), wall: Date.now() });
  let asked = now();
  const lease = await takeLease(db, claim);
  if (!lease) return null;
  // The claim is counted from before the question was asked, and given up a little early.
  let goodUntil = asked;
  const extend = (from: { steady: number; wall: number }) => {
    goodUntil = { steady: from.steady + leaseMs * 0.9, wall: from.wall + leaseMs * 0.9 };
  };
  extend(asked);
  let isOver = false;
  const timer = setInterval(() => {
    asked = now();
    const from = asked;
    renewLease(db, lease, leaseMs).then(
      (isRenewed) => (isRenewed ? extend(from) : (isOver = true)),
      () => undefined, // the database did not answer: the claim runs out by itself
    );
  }, leaseMs / 3);
  const isHeld = () => !isOver && performance.now() < goodUntil.steady && Date.now() < goodUntil.wall;
  return {
    ...lease,
    isHeld,
    stillMine: () => isHeld() && !claim.isStopping(),
    release: async () => {
      clearInterval(timer);
      isOver = true;
      await releaseLease(db, lease);
    },
  };
}
