import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { accounting } from "@/lib/server/accounting";
import { cancelRun } from "@/lib/usecases/cancel-run";
import { disconnect } from "@/lib/usecases/disconnect";
import { readRun } from "@/lib/usecases/read-run";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { clearFaults, OTHER_STEPS, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, HASTY, workOff } from "@/tests/support/sync-truth";
import { addExpenses, giveConsent, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { untilParked } from "@/tests/support/worker-crew";

// A call is held until the end has been asked for, however long that takes: it must not count as lost meanwhile.
Object.assign(process.env, { XERO_CALL_DEADLINE_MS: "30000" });

describe("a run whose end is asked for", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox);
  });
  afterEach(async () => {
    await clearFaults(sandbox);
    await database().organisation.updateMany({ data: { pausedUntil: null, pauseReason: null, dayRemaining: null, isDayKnown: false } });
  });
  afterAll(() => sandbox.stop());

  const press = async (expenseIds: string[]) => {
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    return runId!;
  };
  const cancel = (runId: string) => cancelRun(database(), world.scope, world.actor, { runId });
  /** Cancels the run while the ledger holds one of its calls, and then lets that call go on. */
  const cancelMeanwhile = async (runId: string) => {
    const over = workOff(world, runId, HASTY);
    await untilParked(sandbox, "held");
    const { returned } = await cancel(runId);
    await sandbox.control("release", { name: "held" });
    return { returned, run: await over };
  };

  test.each([
    ["is answered", { holdAfter: "held" }, 1],
    ["acts and its answer is lost", { holdAfter: "held", dropAfter: true }, 1],
    ["never arrives", { holdBefore: "held", dropBefore: true }, 0],
  ])("while a removal %s tells what became of that one, and leaves the others in the ledger", async (_what, fault, removed) => {
    const expenseIds = await addExpenses(world, 2, { merchants: 1 });
    await workOff(world, await press(expenseIds));
    await queueFaults(sandbox, { match: OTHER_STEPS.removals, ...fault });
    const { runId } = await startRemove(database(), world.scope, world.actor, { expenseIds });
    const { returned, run } = await cancelMeanwhile(runId);
    expect(returned).toBe(1);
    expect(run).toMatchObject({ state: "CANCELLED", synced: removed, returned: 2 - removed, unknown: 0 });
    await expectTruth(sandbox, world);
  });

  test("while the answer about its new contacts is lost does not keep later runs from those merchants", async () => {
    const expenseIds = await addExpenses(world, 2, { merchantName: "Newcomer" });
    await queueFaults(sandbox, { match: STEPS["contacts are created"], holdAfter: "held", dropAfter: true });
    const { run } = await cancelMeanwhile(await press(expenseIds));
    expect(run).toMatchObject({ state: "CANCELLED", returned: 2 });
    expect(await workOff(world, await press(expenseIds), HASTY)).toMatchObject({ state: "FINISHED", synced: 2 });
    await expectTruth(sandbox, world);
  });

  test.each(["disconnecting", "a cancel"])(
    "by %s when nobody can look any more at what was lost says that it is unclear, and looks for it before anything goes again",
    async (end) => {
      const expenseIds = await addExpenses(world, 2, { receipts: 1, merchants: 1 });
      await sandbox.control("calls/clear", {});
      await queueFaults(sandbox, [
        { match: STEPS["transactions are created"], dropAfter: true },
        { match: OTHER_STEPS.lookUps, changes: [{ kind: "revokeTokens" }] },
      ]);
      const runId = await press(expenseIds);
      const over = workOff(world, runId, HASTY);
      await expect.poll(() => readRun(database(), world.scope, runId)).toMatchObject({ waitReason: "reconnect", unknown: 2, failed: 0 });
      if (end === "a cancel") await cancel(runId);
      else await disconnect(database(), world.scope, world.actor, accounting());
      expect(await over).toMatchObject({ state: "STOPPED", synced: 0, failed: 2, unknown: 0 });
      const read = () => database().transaction.findMany({ where: { id: { in: expenseIds } } });
      for (const each of await read())
        expect(each).toMatchObject({
          syncState: "PENDING",
          errorCode: "outcomeUnknown",
          errorDetail: { reference: each.reference, organisation: "Demo Company (SG)" },
        });

      await giveConsent(sandbox, world.scope, world.actor);
      expect(await workOff(world, await press(expenseIds), HASTY)).toMatchObject({ state: "FINISHED", synced: 2, receiptsSent: 2 });
      const { byEndpoint } = await sandbox.control<{ byEndpoint: Record<string, number> }>("calls");
      const creations = Object.entries(byEndpoint).filter(([endpoint]) => /^PUT .*BankTransactions$/.test(endpoint));
      expect(creations).toEqual([[expect.anything(), 1]]);
      await expectTruth(sandbox, world);
    },
  );

  const usedUpDay = { match: STEPS["transactions are created"], limit: "day", retryAfterSeconds: 3600 };

  test("while the ledger says that the day is used up ends now, and not when the day is over", async () => {
    const expenseIds = await addExpenses(world, 2, { merchants: 1 });
    await queueFaults(sandbox, { ...usedUpDay, holdBefore: "held" });
    const { run } = await cancelMeanwhile(await press(expenseIds));
    expect(run).toMatchObject({ state: "CANCELLED", synced: 0, returned: 2 });
    await expectTruth(sandbox, world);
  });

  test("by disconnecting while it waits for tomorrow ends now, and all of it is pending", async () => {
    const expenseIds = await addExpenses(world, 2, { merchants: 1 });
    await queueFaults(sandbox, usedUpDay);
    const runId = await press(expenseIds);
    const over = workOff(world, runId);
    await expect.poll(() => readRun(database(), world.scope, runId)).toMatchObject({ state: "WAITING", waitReason: "day" });
    await disconnect(database(), world.scope, world.actor, accounting());
    expect(await over).toMatchObject({ state: "STOPPED", stopCode: "notConnected", synced: 0, returned: 2 });
    await expectTruth(sandbox, world);
  });
});
