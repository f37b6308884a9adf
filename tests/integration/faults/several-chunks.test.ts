import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { clearFaults, faultHits, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, untilOver, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { untilParked, WorkerCrew } from "@/tests/support/worker-crew";

// What is held before the ledger acts must act while the ledger still knows its key.
const MINUTE_MS = "5000";
Object.assign(process.env, { XERO_MINUTE_MS: MINUTE_MS });

/** One chunk that goes alone, as many as Xero takes at a time, and a rest. */
const EXPENSES = 50 + 5 * 50 + 20;

describe("several chunks on their way at a time", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;
  const crew = new WorkerCrew();
  const creating = STEPS["transactions are created"];

  beforeAll(async () => {
    sandbox = await startSandbox({ ...SHORT_SANDBOX, SANDBOX_MINUTE_MS: MINUTE_MS });
    world = await makeSyncWorld(sandbox);
  });
  afterEach(() => clearFaults(sandbox));
  afterAll(async () => {
    await crew.dismiss();
    await sandbox.stop();
  });

  const press = async (merchantName: string) => {
    const expenseIds = await addExpenses(world, EXPENSES, { merchantName });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    return runId!;
  };

  test("each meets another fault, and every expense is in the ledger once", async () => {
    await queueFaults(sandbox, [
      { match: creating },
      { match: creating, dropBefore: true },
      { match: creating, dropAfter: true },
      { match: creating, answerAfter: { status: 500, body: "Internal error" } },
      { match: creating, spoil: "half" },
      { match: creating, limit: "minute", retryAfterSeconds: 1 },
    ]);
    expect(await workOff(world, await press("Each"))).toMatchObject({ state: "FINISHED", synced: EXPENSES, failed: 0, unknown: 0 });
    expect(await faultHits(sandbox)).toBe(6);
    await expectTruth(sandbox, world);
  });

  test("the first goes alone; a worker killed while five of the next are out is replaced, and nothing is sent twice", async () => {
    crew.hire(1);
    await queueFaults(sandbox, [
      { match: creating, holdAfter: "the first" },
      { match: { ...creating, times: 2 }, holdBefore: "five" },
      { match: { ...creating, times: 3 }, holdAfter: "five" },
    ]);
    const runId = await press("Killed");
    await untilParked(sandbox, "the first");
    expect(await sandbox.control("holds")).toEqual({ "the first": 1 });
    await sandbox.control("release", { name: "the first" });
    await untilParked(sandbox, "five", 5);
    const holder = await crew.holder(world);
    process.kill(holder.pid, "SIGKILL");
    await holder.ended;
    crew.hire(1);
    await sandbox.control("release", {});
    expect(await untilOver(world, runId)).toMatchObject({ state: "FINISHED", synced: EXPENSES, failed: 0, unknown: 0 });
    await expectTruth(sandbox, world);
  });
});
