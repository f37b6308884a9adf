import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { startWorker } from "@/tests/support/start-worker";
import { expectTruth, untilOver } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { untilParked } from "@/tests/support/worker-crew";

/** Longer than the lease. */
const OUTAGE_MS = 2_000;

let sandbox: TestSandbox;
let world: SyncWorld;
const worker = startWorker();

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(async () => {
  if (worker.isRunning()) process.kill(worker.pid, "SIGKILL");
  await worker.ended;
  await sandbox.stop();
});

/** Every connection breaks, and no new one is let in until it is over. */
async function outage(meanwhile: () => Promise<unknown>): Promise<void> {
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  const elsewhere = new pg.Client({ connectionString: `${inject("postgresAddress")}/postgres` });
  await elsewhere.connect();
  await elsewhere.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await elsewhere.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  await meanwhile();
  await elsewhere.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await elsewhere.end();
}

test.each(["transactions are created", "a receipt is attached"] as const)(
  "a database that goes away while %s and comes back finds the same worker, which goes on by itself, and nothing went twice",
  async (step) => {
    const expenseIds = await addExpenses(world, 4, { receipts: 1, merchantName: step });
    await queueFaults(sandbox, { match: STEPS[step], holdAfter: step });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    await untilParked(sandbox, step);
    await outage(async () => {
      await sandbox.control("release", { name: step });
      await sleep(OUTAGE_MS);
    });
    expect(await untilOver(world, runId!)).toMatchObject({ state: "FINISHED", synced: 4, failed: 0, unknown: 0, receiptsSent: 4 });
    expect(worker.isRunning()).toBe(true);
    await expectTruth(sandbox, world);
  },
);
