import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { clearFaults, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, HASTY, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

describe("a change inside the ledger while a run is under way", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox);
  });
  afterEach(() => clearFaults(sandbox));
  afterAll(() => sandbox.stop());

  const runWith = async (change: Record<string, unknown>, count = 3) => {
    const expenseIds = await addExpenses(world, count, { receipts: 1 });
    await queueFaults(sandbox, { match: STEPS["transactions are created"], changes: [change] });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    return { run: await workOff(world, runId!), expenses: await database().transaction.findMany({ where: { id: { in: expenseIds } } }) };
  };

  test("an account that is archived is named as the cause, and nothing is sent", async () => {
    const { run, expenses } = await runWith({ kind: "archiveAccount", account: "493" });
    expect(run).toMatchObject({ state: "FINISHED", synced: 0, failed: 3 });
    for (const expense of expenses) expect(expense).toMatchObject({ syncState: "PENDING", errorCode: "accountArchived" });
    await expectTruth(sandbox, world);
    await sandbox.control("change", { kind: "archiveAccount", account: "493", isArchived: false });
  });

  test("a lock date is named as the cause", async () => {
    const { run, expenses } = await runWith({ kind: "lockDate", periodLockOn: "2026-12-31" });
    expect(run).toMatchObject({ state: "FINISHED", failed: 3 });
    for (const expense of expenses) expect(expense).toMatchObject({ syncState: "PENDING", errorCode: "dateLocked" });
    await expectTruth(sandbox, world);
    await sandbox.control("change", { kind: "lockDate", periodLockOn: null });
  });

  test("one refused expense does not hold back those beside it", async () => {
    const expenseIds = await addExpenses(world, 6, { receipts: 1 });
    await queueFaults(sandbox, {
      match: STEPS["transactions are created"],
      refuse: { everyNth: 3, message: "Something only Xero knows." },
    });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    const run = await workOff(world, runId!);
    expect(run).toMatchObject({ state: "FINISHED", synced: 4, failed: 2, receiptsSent: 4 });
    const refused = await database().transaction.findMany({ where: { id: { in: expenseIds }, syncState: "PENDING" } });
    for (const expense of refused)
      expect(expense).toMatchObject({ errorCode: "rejectedByLedger", errorDetail: { words: "Something only Xero knows." } });
    await expectTruth(sandbox, world);
  });

  test("a request that is refused in the whole is sent in halves, until the one expense that is to blame stands alone", async () => {
    const expenseIds = await addExpenses(world, 4, { merchants: 1 });
    const refusal = { status: 400, body: JSON.stringify({ Type: "PostDataInvalidException", Message: "Something in it is wrong" }) };
    await queueFaults(sandbox, { match: { ...STEPS["transactions are created"], times: 3 }, answer: refusal });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    expect(await workOff(world, runId!)).toMatchObject({ state: "FINISHED", synced: 3, failed: 1, unknown: 0 });
    const [blamed] = await database().transaction.findMany({ where: { id: { in: expenseIds }, syncState: "PENDING" } });
    expect(blamed).toMatchObject({ errorCode: "rejectedByLedger", errorDetail: { words: "Something in it is wrong" } });
    await expectTruth(sandbox, world);
  });

  test("a refusal that sums up names the one to blame; the others are looked up, and go without it", async () => {
    const expenseIds = await addExpenses(world, 3, { merchants: 1 });
    const { reference } = await database().transaction.findUniqueOrThrow({ where: { id: expenseIds[0]! } });
    const body = {
      ErrorNumber: 10,
      Type: "ValidationException",
      Message: "A validation exception occurred",
      Elements: [{ Reference: reference, ValidationErrors: [{ Message: "Something only Xero knows." }] }],
    };
    await queueFaults(sandbox, { match: STEPS["transactions are created"], answer: { status: 400, body: JSON.stringify(body) } });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    expect(await workOff(world, runId!, HASTY)).toMatchObject({ state: "FINISHED", synced: 2, failed: 1, unknown: 0 });
    const [blamed] = await database().transaction.findMany({ where: { id: { in: expenseIds }, syncState: "PENDING" } });
    expect(blamed).toMatchObject({ reference, errorDetail: { words: "Something only Xero knows." } });
    await expectTruth(sandbox, world);
  });

  test("an organisation that is offline is waited for", async () => {
    const expenseIds = await addExpenses(world, 3);
    await queueFaults(sandbox, { match: STEPS["transactions are created"], answer: { status: 503, body: "The organisation is offline" } });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    expect(await workOff(world, runId!)).toMatchObject({ state: "FINISHED", synced: 3 });
    await expectTruth(sandbox, world);
  });

  test("an organisation that was disconnected stops the run, and everything is pending again", async () => {
    const { run, expenses } = await runWith({ kind: "disconnect" });
    expect(run).toMatchObject({ state: "STOPPED", stopCode: "accessRemoved", synced: 0, returned: 3 });
    for (const expense of expenses) expect(expense).toMatchObject({ syncState: "PENDING", errorCode: null });
    await expect(database().connection.findUniqueOrThrow({ where: { id: world.connectionId } })).resolves.toMatchObject({
      state: "ACCESS_REMOVED",
    });
    await expect(
      startSync(database(), world.scope, world.actor, { selection: { expenseIds: expenses.map(({ id }) => id) } }),
    ).rejects.toMatchObject({ code: "accessRemoved" });
    await expectTruth(sandbox, world);
  });
});
