import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database, openDatabase } from "@/lib/adapters/db/client";
import { cancelRun } from "@/lib/usecases/cancel-run";
import { markUpdated } from "@/lib/usecases/mark-updated";
import { retryReceipts } from "@/lib/usecases/retry-receipts";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import { clearFaults, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { untilParked } from "@/tests/support/worker-crew";

describe("people at work on the same expenses", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox);
  });
  afterEach(() => clearFaults(sandbox));
  afterAll(() => sandbox.stop());
  const press = (expenseIds: string[]) => startSync(database(), world.scope, world.actor, { selection: { expenseIds } });

  test("a double press sends everything once", async () => {
    const expenseIds = await addExpenses(world, 20);
    const [first, second] = await Promise.all([press(expenseIds), press(expenseIds)]);
    expect([first.queued, second.queued].sort((a, b) => a - b)).toEqual([0, 20]);
    expect(first.runId).toBe(second.runId);
    await workOff(world, first.runId!);
    await expectTruth(sandbox, world);
  });

  test("two people who press with overlapping selections of 1000 share the work", async () => {
    const expenseIds = await addExpenses(world, 1500);
    const [first, second] = await Promise.all([press(expenseIds.slice(0, 1000)), press(expenseIds.slice(500))]);
    expect(first.queued + second.queued).toBe(1500);
    expect(first.alreadyRunning + second.alreadyRunning).toBe(500);
    await Promise.all([workOff(world, first.runId!), workOff(world, second.runId!)]);
    await expectTruth(sandbox, world);
  });

  test("over 1000, and expenses of somebody else, are refused as a whole", async () => {
    const [expenseId] = await addExpenses(world, 1);
    await expect(press(Array.from({ length: 1001 }, () => crypto.randomUUID()))).rejects.toMatchObject({ code: "tooManyExpenses" });
    await expect(press([expenseId!, crypto.randomUUID()])).rejects.toMatchObject({ code: "notFound" });
    expect(await database().syncItem.count({ where: { transactionId: expenseId } })).toBe(0);
  });

  test("a business that is registered in Hong Kong can start nothing, also past the screens, and nothing is queued", async () => {
    const expenseIds = await addExpenses(world, 1);
    const { businessId } = world.scope;
    await database().business.update({ where: { id: businessId }, data: { countryCode: "HK" } });
    const refused = { code: "notAvailableInHongKong" };
    await expect(press(expenseIds)).rejects.toMatchObject(refused);
    for (const start of [startUpdate, startRemove, retryReceipts])
      await expect(start(database(), world.scope, world.actor, { expenseIds })).rejects.toMatchObject(refused);
    await database().business.update({ where: { id: businessId }, data: { countryCode: "SG" } });
    expect(await database().syncItem.count({ where: { transactionId: { in: expenseIds } } })).toBe(0);
  });

  test("a cancelled run finishes what is in flight and returns the rest to Pending", async () => {
    const expenseIds = await addExpenses(world, 120);
    const before = (await sandboxTransactions(sandbox)).length;
    await queueFaults(sandbox, { match: STEPS["transactions are created"], holdBefore: "in flight" });
    const { runId } = await press(expenseIds);
    const working = workOff(world, runId!);
    await untilParked(sandbox, "in flight");
    const { returned } = await cancelRun(database(), world.scope, world.actor, { runId: runId! });
    expect(returned).toBe(70);
    await sandbox.control("release", { name: "in flight" });
    expect(await working).toMatchObject({ state: "CANCELLED", synced: 50, returned: 70 });
    expect((await sandboxTransactions(sandbox)).length).toBe(before + 50);
    await expectTruth(sandbox, world);
  });

  test("a press waits for a process that fell asleep over the same run, and then goes through", { timeout: 40_000 }, async () => {
    const { runId } = await press(await addExpenses(world, 2));
    const [isHeld, isOver] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    const sleeper = openDatabase(process.env["DATABASE_URL"]!);
    const asleep = sleeper.$transaction(async (tx) => {
      await tx.syncRun.update({ where: { id: runId! }, data: { waitReason: null } });
      isHeld.resolve(null);
      await isOver.promise;
      await tx.syncRun.update({ where: { id: runId! }, data: { waitReason: "day" } });
    });
    const woken = expect(asleep).rejects.toThrow();
    await isHeld.promise;
    expect(await cancelRun(database(), world.scope, world.actor, { runId: runId! })).toEqual({ returned: 2 });
    isOver.resolve(null);
    await woken;
    await sleeper.$disconnect();
    expect(await workOff(world, runId!)).toMatchObject({ state: "CANCELLED", waitReason: null });
  });

  test("an expense edited while it is sent goes as it was, and carries Updated", async () => {
    const [expenseId] = await addExpenses(world, 1);
    await queueFaults(sandbox, { match: STEPS["transactions are created"], holdBefore: "edit" });
    const { runId } = await press([expenseId!]);
    const working = workOff(world, runId!);
    await untilParked(sandbox, "edit");
    await database().transaction.update({
      where: { id: expenseId },
      data: { lineDescription: "Edited meanwhile", version: { increment: 1 } },
    });
    await markUpdated(database(), world.scope, [expenseId!]);
    await sandbox.control("release", { name: "edit" });
    await working;
    await expect(database().transaction.findUniqueOrThrow({ where: { id: expenseId } })).resolves.toMatchObject({
      syncState: "SYNCED",
      isUpdated: true,
    });
  });
});
