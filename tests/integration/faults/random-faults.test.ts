import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import fc from "fast-check";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { CALL_FAULTS, clearFaults, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, untilOver } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { WorkerCrew } from "@/tests/support/worker-crew";

const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
const ROUNDS = 3;

let sandbox: TestSandbox;
let world: SyncWorld;
const crew = new WorkerCrew();

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(async () => {
  await crew.dismiss();
  await sandbox.stop();
});

const anyFault = fc.record({
  fault: fc.constantFrom(...Object.values(CALL_FAULTS)),
  step: fc.constantFrom(...Object.values(STEPS), { method: "GET", path: "/BankTransactions\\?" }),
  skip: fc.integer({ min: 0, max: 3 }),
});

const anyRound = fc.record({
  faults: fc.array(anyFault, { minLength: 2, maxLength: 6 }),
  killsAfterMs: fc.array(fc.integer({ min: 50, max: 1_500 }), { maxLength: 2 }),
});

test(`any mixture of faults and dying workers ends in the truth (FAULT_SEED=${SEED})`, { timeout: 180_000 }, async () => {
  for (const [index, round] of fc.sample(anyRound, { seed: SEED, numRuns: ROUNDS }).entries()) {
    crew.hire(2);
    const expenseIds = await addExpenses(world, 10, { receipts: 1, merchantName: `Round ${index}` });
    for (const { fault, step, skip } of round.faults) await queueFaults(sandbox, { ...fault, match: { ...step, skip } });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    for (const afterMs of round.killsAfterMs) {
      await sleep(afterMs);
      if ((await database().syncRun.findUniqueOrThrow({ where: { id: runId! } })).finishedAt) break;
      process.kill((await crew.holder(world)).pid, "SIGKILL");
      await sleep(100);
      crew.hire(2);
    }
    const run = await untilOver(world, runId!, 55_000);
    expect(run, JSON.stringify(round)).toMatchObject({ state: "FINISHED", unknown: 0 });
    await expectTruth(sandbox, world);
    await clearFaults(sandbox);
  }
});
