import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { CALL_FAULTS, clearFaults, faultHits, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

describe.each(Object.entries(STEPS))("when %s", (step, match) => {
  let sandbox: TestSandbox;
  let world: SyncWorld;
  let turn = 0;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox, step);
  });
  afterEach(() => clearFaults(sandbox));
  afterAll(() => sandbox.stop());

  const callsOf = async ({ method, path }: { method: string; path: string }) => {
    const { calls } = await sandbox.control<{ calls: { method: string; path: string }[] }>("calls");
    return calls.filter((call) => call.method === method && new RegExp(path).test(call.path)).length;
  };

  test.each(Object.entries(CALL_FAULTS))("and %s, every expense is in the ledger once, with its receipt", async (_fault, fault) => {
    turn += 1;
    const expenseIds = await addExpenses(world, 4, { receipts: 1, merchants: 2, merchantName: `${step} ${turn}` });
    const hitsBefore = await faultHits(sandbox);
    await sandbox.control("calls/clear", {});
    await queueFaults(sandbox, { ...fault, match });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    const run = await workOff(world, runId!);
    expect(await faultHits(sandbox)).toBe(hitsBefore + 1);
    expect(run).toMatchObject({ state: "FINISHED", synced: 4, failed: 0, unknown: 0, receiptsSent: 4 });
    const wasDone = "dropAfter" in fault || "delayAfterMs" in fault || "answerAfter" in fault || "spoil" in fault;
    // Four transactions and two contacts fit into one call each: a second one would have been sent blindly. A late answer is noted when it leaves.
    if (wasDone && step !== "a receipt is attached") await expect.poll(() => callsOf(match)).toBe(1);
    await expectTruth(sandbox, world);
  });
});
