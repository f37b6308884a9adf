import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import fc from "fast-check";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { editExpense } from "@/lib/usecases/edit-expense";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import type { Program } from "@/scripts/processes/programs";
import { CALL_FAULTS, clearFaults, OTHER_STEPS, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, untilOver } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { WorkerCrew } from "@/tests/support/worker-crew";

const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
const ROUNDS = 2;
const WORKERS = 3;

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

const { lookUps, listing, updates, oneTransaction, removals } = OTHER_STEPS;

/** What happens while one run is under way. */
const trouble = (steps: object[], most: number) =>
  fc.record({
    faults: fc.array(
      fc.record({
        fault: fc.constantFrom(...Object.values(CALL_FAULTS)),
        step: fc.constantFrom(...steps),
        skip: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 1, maxLength: most },
    ),
    blows: fc.array(
      fc.record({ afterMs: fc.integer({ min: 50, max: 1_200 }), signal: fc.constantFrom("SIGKILL" as const, "SIGSTOP" as const) }),
      { maxLength: 2 },
    ),
  });

const anyRound = fc.record({
  sync: trouble([...Object.values(STEPS), lookUps, listing], 6),
  update: trouble([lookUps, updates], 3),
  removal: trouble([oneTransaction, removals], 3),
});

type Trouble = { faults: { fault: object; step: object; skip: number }[]; blows: { afterMs: number; signal: "SIGKILL" | "SIGSTOP" }[] };

/** Starts a run in the middle of this trouble and waits for its end; whoever fell asleep wakes after it. */
async function endure({ faults, blows }: Trouble, start: () => Promise<{ runId: string | null }>) {
  const asleep: Program[] = [];
  crew.hire(WORKERS);
  for (const { fault, step, skip } of faults) await queueFaults(sandbox, { ...fault, match: { ...step, skip } });
  const { runId } = await start();
  for (const { afterMs, signal } of blows) {
    await sleep(afterMs);
    if ((await database().syncRun.findUniqueOrThrow({ where: { id: runId! } })).finishedAt) break;
    const holder = await crew.holder(world);
    process.kill(holder.pid, signal);
    if (signal === "SIGSTOP") asleep.push(holder);
    await sleep(100);
    crew.hire(WORKERS + asleep.length);
  }
  const run = await untilOver(world, runId!, 60_000);
  // The second blow may have killed one in its sleep.
  for (const worker of asleep.filter((each) => each.isRunning())) process.kill(worker.pid, "SIGCONT");
  if (asleep.length > 0) await sleep(700);
  await clearFaults(sandbox);
  return run;
}

const wordsThere = async () =>
  (await sandboxTransactions(sandbox)).flatMap((each) => (each.status === "DELETED" ? [] : each.lines.map((line) => line.description)));

test(
  `any mixture of faults, dying and sleeping workers over a sync, an update and a removal ends in the truth (FAULT_SEED=${SEED})`,
  { timeout: 240_000 },
  async () => {
    for (const [index, round] of fc.sample(anyRound, { seed: SEED, numRuns: ROUNDS }).entries()) {
      const told = JSON.stringify(round);
      const expenseIds = await addExpenses(world, 8, { receipts: 1, merchantName: `Round ${index}` });
      const sync = await endure(round.sync, () => startSync(database(), world.scope, world.actor, { selection: { expenseIds } }));
      expect(sync, told).toMatchObject({ state: "FINISHED", synced: 8, unknown: 0 });
      await expectTruth(sandbox, world);

      const [changed, removed] = [expenseIds.slice(0, 3), expenseIds.slice(3, 5)];
      const lineDescription = `After round ${index}`;
      for (const expenseId of changed)
        await editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes: { lineDescription } });
      const update = await endure(round.update, () => startUpdate(database(), world.scope, world.actor, { expenseIds: changed }));
      expect(update, told).toMatchObject({ state: "FINISHED", synced: 3, failed: 0, unknown: 0 });
      expect((await wordsThere()).filter((words) => words === lineDescription)).toHaveLength(3);

      const removal = await endure(round.removal, () => startRemove(database(), world.scope, world.actor, { expenseIds: removed }));
      expect(removal, told).toMatchObject({ state: "FINISHED", synced: 2, failed: 0, unknown: 0 });
      await expectTruth(sandbox, world);
    }
  },
);
