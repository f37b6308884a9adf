import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { readRun } from "@/lib/usecases/read-run";
import { startSync } from "@/lib/usecases/start-sync";
import { editExpense } from "@/lib/usecases/edit-expense";
import { startRemove } from "@/lib/usecases/start-remove";
import { startUpdate } from "@/lib/usecases/start-update";
import type { Program } from "@/scripts/processes/programs";
import { clearFaults, OTHER_STEPS, queueFaults, STEPS } from "./faults";
import { forgetReferenceData } from "./stale-reference-data";
import { startSandbox, type TestSandbox } from "./start-sandbox";
import { SHORT_SANDBOX } from "./sync-settings";
import { expectTruth, sandboxTransactions, untilOver } from "./sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "./sync-world";
import { untilParked, WorkerCrew } from "./worker-crew";

const MOMENTS = { "before the ledger acts": "holdBefore", "after the ledger acted": "holdAfter" } as const;
const CASES = Object.keys(STEPS).flatMap((step) => Object.keys(MOMENTS).map((moment) => [step, moment] as const)) as [
  keyof typeof STEPS,
  keyof typeof MOMENTS,
][];

/**
 * A request that is held before the ledger acts must act while the ledger still knows its key, as any real one does: the engine counts on that.
 * So the minute is long enough here for what happens meanwhile, on a slow machine too.
 */
const MINUTE_MS = 5_000;
const KEY_WINDOW_MS = 6 * MINUTE_MS;
Object.assign(process.env, { XERO_MINUTE_MS: String(MINUTE_MS) });

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
    sandbox = await startSandbox({ ...SHORT_SANDBOX, SANDBOX_MINUTE_MS: String(MINUTE_MS) });
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
    const parkedAt = performance.now();
    const release = async () => {
      await sandbox.control("release", { name });
      expect(performance.now() - parkedAt, "held for as long as the ledger knows the key").toBeLessThan(KEY_WINDOW_MS);
    };
    return { runId: runId!, release, holder: await crew.holder(world) };
  };

  test.each(CASES)("a worker killed while %s, %s, is replaced, and every expense is in the ledger once", async (step, moment) => {
    const { runId, release, holder } = await park(step, moment);
    process.kill(holder.pid, "SIGKILL");
    const diedAt = Date.now();
    await holder.ended;
    crew.hire(size);
    await sleep(200);
    await release();
    const run = await untilOver(world, runId);
    expect(Date.now() - diedAt).toBeLessThan(60_000);
    expect(run).toMatchObject({ state: "FINISHED", synced: 4, failed: 0, receiptsSent: 4 });
    await expectTruth(sandbox, world);
  });

  if (size > 1)
    test.each(CASES)("a worker that slept through its lease while %s, %s, neither sends nor writes when it wakes", async (step, moment) => {
      const { runId, release, holder } = await park(step, moment);
      process.kill(holder.pid, "SIGSTOP");
      const run = await untilOver(world, runId);
      expect(run).toMatchObject({ state: "FINISHED", synced: 4, failed: 0, receiptsSent: 4 });
      await release();
      process.kill(holder.pid, "SIGCONT");
      await sleep(700);
      await expectTruth(sandbox, world);
    });

  // Nobody takes its place: it comes back to what it left.
  if (size === 1)
    test("a worker that slept alone through its lease looks at what it had sent when it wakes, and sends nothing twice", async () => {
      const { runId, release, holder } = await park("transactions are created", "before the ledger acts");
      process.kill(holder.pid, "SIGSTOP");
      const { expiresAt } = await database().organisationLease.findUniqueOrThrow({ where: { organisationId: world.organisationId } });
      await release();
      await sleep(Math.max(0, expiresAt.getTime() - Date.now()));
      process.kill(holder.pid, "SIGCONT");
      expect(await untilOver(world, runId)).toMatchObject({ state: "FINISHED", synced: 4, failed: 0, receiptsSent: 4 });
      await expectTruth(sandbox, world);
    });

  /** Waits until a worker is parked at each of these in turn, and kills it there or puts it to sleep; as many as before are awake then. */
  const interruptAt = async (signal: "SIGKILL" | "SIGSTOP", asleep: Program[], names: string[]): Promise<void> => {
    for (const name of names) {
      await untilParked(sandbox, name);
      const holder = await crew.holder(world);
      process.kill(holder.pid, signal);
      if (signal === "SIGKILL") await holder.ended;
      else asleep.push(holder);
      crew.hire(size + asleep.length);
      await sleep(100);
      await sandbox.control("release", { name });
    }
  };

  const signals: ("SIGKILL" | "SIGSTOP")[] = size > 1 ? ["SIGKILL", "SIGSTOP"] : ["SIGKILL"];
  test.each(signals)(
    "%s at every other step of a run, of an update and of a removal: what comes of them is right",
    { timeout: 180_000 },
    async (signal) => {
      turn += 1;
      crew.hire(size);
      const asleep: Program[] = [];
      const expenseIds = await addExpenses(world, 2, { receipts: 1, merchants: 1, merchantName: `Chain ${turn}` });
      await forgetReferenceData(world);
      await queueFaults(sandbox, [
        { match: OTHER_STEPS.accounts, holdAfter: "accounts are read" },
        { match: STEPS["transactions are created"], changes: [{ kind: "expireTokens" }] },
        { match: OTHER_STEPS.tokens, holdAfter: "tokens are refreshed" },
        { match: STEPS["transactions are created"], dropAfter: true },
        // The first is refused: nobody has stored new tokens yet.
        { match: { ...OTHER_STEPS.lookUps, times: 2 }, holdAfter: "a look-up is made" },
        { match: STEPS["a receipt is attached"], dropAfter: true },
        { match: OTHER_STEPS.listing, holdAfter: "receipts are listed" },
      ]);
      const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
      await interruptAt(signal, asleep, ["accounts are read", "tokens are refreshed", "a look-up is made", "receipts are listed"]);
      expect(await untilOver(world, runId!)).toMatchObject({ state: "FINISHED", synced: 2, unknown: 0, receiptsSent: 2 });

      const [kept, removed] = [expenseIds[0]!, expenseIds[1]!];
      await editExpense(database(), world.scope, world.actor, {
        expenseId: kept,
        version: null,
        changes: { lineDescription: `Later ${turn}` },
      });
      await queueFaults(sandbox, [
        { match: OTHER_STEPS.updates, holdBefore: "before an update" },
        { match: OTHER_STEPS.updates, holdAfter: "after an update" },
        { match: OTHER_STEPS.removals, [signal === "SIGKILL" ? "holdBefore" : "holdAfter"]: "a removal" },
      ]);
      const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [kept] });
      await interruptAt(signal, asleep, ["before an update", "after an update"]);
      expect(await untilOver(world, update.runId, 90_000)).toMatchObject({ state: "FINISHED", synced: 1, failed: 0 });
      const removal = await startRemove(database(), world.scope, world.actor, { expenseIds: [removed] });
      await interruptAt(signal, asleep, ["a removal"]);
      expect(await untilOver(world, removal.runId, 90_000)).toMatchObject({ state: "FINISHED", synced: 1, failed: 0 });

      for (const worker of asleep) process.kill(worker.pid, "SIGCONT");
      if (asleep.length > 0) await sleep(700);
      await expectTruth(sandbox, world);
      const lines = (await sandboxTransactions(sandbox)).flatMap((each) => (each.status === "DELETED" ? [] : each.lines));
      expect(lines.filter(({ description }) => description === `Later ${turn}`)).toHaveLength(1);
    },
  );

  const stopping = size === 1 ? "transactions are created" : "a receipt is attached";
  test(`a worker asked to stop while ${stopping} finishes that, and leaves the rest to others`, async () => {
    const { runId, release, holder } = await park(stopping, "after the ledger acted");
    const inFlight = await database().syncItem.findMany({ where: { state: "SENDING" }, select: { id: true } });
    expect(inFlight).not.toHaveLength(0);
    process.kill(holder.pid, "SIGTERM");
    await release();
    const { code } = await holder.ended;
    expect(code).toBe(0);
    // Whatever else is being sent by now, another of several took up.
    const itsOwn = size === 1 ? {} : { id: { in: inFlight.map(({ id }) => id) } };
    expect(await database().syncItem.count({ where: { ...itsOwn, state: "SENDING" } })).toBe(0);
    expect(await database().syncItem.count({ where: { state: "UNKNOWN" } })).toBe(0);
    expect(await readRun(database(), world.scope, runId)).toMatchObject({ synced: 4, ...(size === 1 && { receiptsSent: 0 }) });
    crew.hire(size);
    expect(await untilOver(world, runId)).toMatchObject({ state: "FINISHED", synced: 4, receiptsSent: 4 });
    await expectTruth(sandbox, world);
  });
}
