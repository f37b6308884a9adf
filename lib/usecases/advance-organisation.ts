import { setTimeout as sleep } from "node:timers/promises";
import { LeaseLost } from "@/lib/adapters/db/sync/lease";
import { markAbandonedUnknown } from "@/lib/adapters/db/sync/ledger-calls";
import { nextTurnInMs, organisationsWithWork, takeTurn } from "@/lib/adapters/db/sync/run-turns";
import { advanceRun } from "./sync/advance-run";
import { fenced, type Engine } from "./sync/engine";
import { holdLease, type HeldLease } from "./sync/hold-lease";

/** A pause shorter than this is waited for here; a longer one gives the place to another organisation. */
const LINGER_MS = 5_000;
const NAP_MS = 250;

/**
 * The job: advances the runs of one organisation, one step each in turn, until none can go on now. Only one worker does so at a time: the
 * lease says who, and every write checks it. What a dead worker was sending is unknown from here on.
 */
export async function advanceOrganisation(engine: Engine, organisationId: string): Promise<void> {
  const lease = await holdLease(engine.db, {
    organisationId,
    holder: engine.holder,
    leaseMs: engine.leaseMs,
    isStopping: engine.isStopping,
  });
  if (!lease) return;
  try {
    await fenced(engine, lease, (tx) => markAbandonedUnknown(tx, organisationId));
    await takeTurns(engine, lease);
  } catch (error) {
    // Taken over while away: the other worker settles what was begun here.
    if (!(error instanceof LeaseLost)) throw error;
  } finally {
    await lease.release();
  }
}

async function takeTurns(engine: Engine, lease: HeldLease): Promise<void> {
  const others = watchOthers(engine);
  while (lease.stillMine()) {
    if (await others.areWaiting()) return;
    const run = await fenced(engine, lease, (tx) => takeTurn(tx, lease.organisationId));
    if (run) {
      await advanceRun(engine, lease, run);
      continue;
    }
    const waitMs = await nextTurnInMs(engine.db, lease.organisationId);
    if (waitMs === null || waitMs > LINGER_MS) return;
    await sleep(Math.min(NAP_MS, Math.max(5, waitMs)));
  }
}

/**
 * A worker serves a few organisations at a time, and a large run takes its limits' time. Once its own share is used, it gives its place up to an
 * organisation that nobody serves, and is asked for again behind it. Seen waiting twice: what is free elsewhere has been taken by then.
 */
function watchOthers(engine: Engine): { areWaiting: () => Promise<boolean> } {
  let lookAt = performance.now() + engine.leaseMs;
  let seen = new Set<string>();
  return {
    areWaiting: async () => {
      if (performance.now() < lookAt) return false;
      lookAt = performance.now() + engine.leaseMs / 3;
      const waiting = (await organisationsWithWork(engine.db)).map(({ organisationId }) => organisationId);
      const isSeenAgain = waiting.some((organisationId) => seen.has(organisationId));
      seen = new Set(waiting);
      return isSeenAgain;
    },
  };
}
