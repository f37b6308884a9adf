import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import fc from "fast-check";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { AppError } from "@/lib/core/app-error";
import { accounting } from "@/lib/server/accounting";
import { cancelRun } from "@/lib/usecases/cancel-run";
import { disconnect } from "@/lib/usecases/disconnect";
import { editExpense } from "@/lib/usecases/edit-expense";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import type { Program } from "@/scripts/processes/programs";
import { CALL_FAULTS, clearFaults, OTHER_STEPS, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, untilOver } from "@/tests/support/sync-truth";
import { addExpenses, giveConsent, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
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
    ending: fc.oneof(
      fc.constant(null),
      fc.record({ how: fc.constantFrom("cancel" as const, "disconnect" as const), afterMs: fc.integer({ min: 20, max: 1_500 }) }),
    ),
  });

const anyRound = fc.record({
  sync: trouble([...Object.values(STEPS), lookUps, listing], 6),
  update: trouble([lookUps, updates], 3),
  removal: trouble([oneTransaction, removals], 3),
});

type Trouble = {
  faults: { fault: object; step: object; skip: number }[];
  blows: { afterMs: number; signal: "SIGKILL" | "SIGSTOP" }[];
  ending: { how: "cancel" | "disconnect"; afterMs: number } | null;
};

/** What people do in the middle of a run. */
async function end({ how, afterMs }: NonNullable<Trouble["ending"]>, runId: string): Promise<void> {
  const { scope, actor } = world;
  await sleep(afterMs);
  if (how === "disconnect") {
    await disconnect(database(), scope, actor, accounting());
    return;
  }
  await cancelRun(database(), scope, actor, { runId }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error; // the run was over
  });
}

/** Starts a run in the middle of this trouble and waits for its end; whoever fell asleep wakes after it, and who disconnected comes back. */
async function endure({ faults, blows, ending }: Trouble, start: () => Promise<{ runId: string | null }>) {
  const asleep: Program[] = [];
  crew.hire(WORKERS);
  for (const { fault, step, skip } of faults) await queueFaults(sandbox, { ...fault, match: { ...step, skip } });
  const { runId } = await start();
  const ended = ending && end(ending, runId!);
  for (const { afterMs, signal } of blows) {
    await sleep(afterMs);
    const isOver = async () => (await database().syncRun.findUniqueOrThrow({ where: { id: runId! } })).finishedAt !== null;
    const holder = await crew.holderUnless(world, isOver);
    if (!holder) break;
    process.kill(holder.pid, signal);
    if (signal === "SIGSTOP") asleep.push(holder);
    await sleep(100);
    crew.hire(WORKERS + asleep.length);
  }
  await ended;
  const run = await untilOver(world, runId!, 60_000);
  // The second blow may have killed one in its sleep.
  for (const worker of asleep.filter((each) => each.isRunning())) process.kill(worker.pid, "SIGCONT");
  if (asleep.length > 0) await sleep(700);
  await clearFaults(sandbox);
  if (ending?.how === "disconnect") await giveConsent(sandbox, world.scope, world.actor);
  return run;
}

type Start = (expenseIds: string[]) => Promise<{ runId: string | null }>;

/**
 * What an early end returned, and nothing else, is as it was before: it goes at the next press, without trouble. After a disconnect nobody can
 * look what became of a lost call: its expenses say so, and the next press settles it.
 */
async function untilDone(trouble: Trouble, expenseIds: string[], start: Start, undone: Prisma.TransactionWhereInput): Promise<void> {
  const run = await endure(trouble, () => start(expenseIds));
  const told = JSON.stringify({ trouble, run });
  const rest = await database().transaction.findMany({
    where: { ...undone, id: { in: expenseIds } },
    select: { id: true, errorCode: true },
  });
  const unclear = rest.filter(({ errorCode }) => errorCode === "outcomeUnknown").length;
  expect([run.synced, run.returned, run.failed, run.unknown], told).toEqual([
    expenseIds.length - rest.length,
    rest.length - unclear,
    unclear,
    0,
  ]);
  const isDisconnected = trouble.ending?.how === "disconnect";
  expect(isDisconnected ? ["notConnected", null] : [null], told).toContain(run.stopCode);
  if (!isDisconnected) expect(unclear, told).toBe(0);
  if (unclear === 0) await expectTruth(sandbox, world);
  if (rest.length === 0) return;
  expect(run.state, told).toBe(isDisconnected ? "STOPPED" : "CANCELLED");
  const again = await start(rest.map(({ id }) => id));
  expect(await untilOver(world, again.runId!)).toMatchObject({ state: "FINISHED", synced: rest.length, failed: 0, unknown: 0 });
  await expectTruth(sandbox, world);
}

const wordsThere = async () =>
  (await sandboxTransactions(sandbox)).flatMap((each) => (each.status === "DELETED" ? [] : each.lines.map((line) => line.description)));

test(
  `any mixture of faults, dying and sleeping workers and early ends over a sync, an update and a removal ends in the truth (FAULT_SEED=${SEED})`,
  { timeout: 240_000 },
  async () => {
    for (const [index, round] of fc.sample(anyRound, { seed: SEED, numRuns: ROUNDS }).entries()) {
      const db = database();
      const { scope, actor } = world;
      const all = await addExpenses(world, 8, { receipts: 1, merchantName: `Round ${index}` });
      await untilDone(round.sync, all, (expenseIds) => startSync(db, scope, actor, { selection: { expenseIds } }), {
        syncState: "PENDING",
      });

      const [changed, removed] = [all.slice(0, 3), all.slice(3, 5)];
      const lineDescription = `After round ${index}`;
      for (const expenseId of changed) await editExpense(db, scope, actor, { expenseId, version: null, changes: { lineDescription } });
      await untilDone(round.update, changed, (expenseIds) => startUpdate(db, scope, actor, { expenseIds }), { isUpdated: true });
      expect((await wordsThere()).filter((words) => words === lineDescription)).toHaveLength(3);

      await untilDone(round.removal, removed, (expenseIds) => startRemove(db, scope, actor, { expenseIds }), { syncState: "SYNCED" });
      await expectTruth(sandbox, world);
    }
  },
);
