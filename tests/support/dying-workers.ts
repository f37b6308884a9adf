import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { clearFaults, queueFaults, STEPS } from "./faults";
import { startSandbox, type TestSandbox } from "./start-sandbox";
import { SHORT_SANDBOX } from "./sync-settings";
import { expectTruth, untilOver } from "./sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "./sync-world";
import { untilParked, WorkerCrew } from "./worker-crew";

const MOMENTS = { "before the ledger acts": "holdBefore", "after the ledger acted": "holdAfter" } as const;
const CASES = Object.keys(STEPS).flatMap((step) => Object.keys(MOMENTS).map((moment) => [step, moment] as const)) as [
  keyof typeof STEPS,
  keyof typeof MOMENTS,
][];

/** What becomes of runs when workers die, sleep or are asked to stop; `size` of them are at work. */
export function describeDyingWorkers(size: number): void {
  describe(`with ${size} worker(s)`, () => suite(size));
}

function suite(size: number): void {
  let sandbox: TestSandbox;
  let world: SyncWorld;
  const crew = new WorkerCrew();
  let turn = 0;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox, `Workers ${size}`);
    crew.hire(size);
  });
  afterEach(async () => {
    await clearFaults(sandbox);
    await sandbox.control("release", {});
  });
  afterAll(async () => {
    await crew.dismiss();
    await sandbox.stop();
  });

  const park = async (step: keyof typeof STEPS, moment: keyof typeof MOMENTS) => {
    turn += 1;
    crew.hire(size);
    const name = `turn ${turn}`;
    const expenseIds = await addExpenses(world, 4, { receipts: 1, merchants: 2, merchantName: `Case ${turn}` });
    await queueFaults(sandbox, { match: STEPS[step], [MOMENTS[moment]]: name });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    await untilParked(sandbox, name);
    return { runId: runId!, name, holder: await crew.holder(world) };
  };

  test.each(CASES)("a worker killed while %s, %s, is replaced, and every expense is in the ledger once", async (step, moment) => {
    const { runId, name, holder } = await park(step, moment);
    process.kill(holder.pid, "SIGKILL");
    const diedAt = Date.now();
    await holder.ended;
    crew.hire(size);
    await sleep(200);
    await sandbox.control("release", { name });
    const run = await untilOver(world, runId);
    expect(Date.now() - diedAt).toBeLessThan(60_000);
    expect(run).toMatchObject({ state: "FINISHED", synced: 4, failed: 0, receiptsSent: 4 });
    await expectTruth(sandbox, world);
  });

  // A worker that sleeps alone has nobody to be taken over by.
  if (size > 1)
    test.each(CASES)("a worker that slept through its lease while %s, %s, neither sends nor writes when it wakes", async (step, moment) => {
      const { runId, name, holder } = await park(step, moment);
      process.kill(holder.pid, "SIGSTOP");
      const run = await untilOver(world, runId);
      expect(run).toMatchObject({ state: "FINISHED", synced: 4, failed: 0, receiptsSent: 4 });
      await sandbox.control("release", { name });
      process.kill(holder.pid, "SIGCONT");
      await sleep(700);
      await expectTruth(sandbox, world);
    });

  test("a worker asked to stop finishes what is in flight and leaves the rest to others", async () => {
    turn += 1;
    crew.hire(size);
    const expenseIds = await addExpenses(world, 12, { receipts: 1, merchantName: `Stop ${turn}` });
    await queueFaults(sandbox, { match: STEPS["a receipt is attached"], delayAfterMs: 300 });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    const holder = await crew.holder(world);
    process.kill(holder.pid, "SIGTERM");
    const { code } = await holder.ended;
    expect(code).toBe(0);
    expect(await database().syncItem.count({ where: { state: "SENDING" } })).toBe(0);
    crew.hire(size);
    expect(await untilOver(world, runId!)).toMatchObject({ state: "FINISHED", synced: 12, receiptsSent: 12 });
    await expectTruth(sandbox, world);
  });
}
