import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { readExpenseDetails } from "@/lib/usecases/read-expense-details";
import { readRun } from "@/lib/usecases/read-run";
import { retryReceipts } from "@/lib/usecases/retry-receipts";
import { startSync } from "@/lib/usecases/start-sync";
import { OTHER_STEPS, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, workOff } from "@/tests/support/sync-truth";
import { addExpenses, giveConsent, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

let sandbox: TestSandbox;
let world: SyncWorld;

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

test("consent revoked in the middle of a run stops it, gives back what was not sent, and the rest goes after reconnecting", async () => {
  const db = database();
  const expenseIds = await addExpenses(world, 60, { receipts: 1 });
  const secondChunk = { ...STEPS["transactions are created"], skip: 1 };
  await queueFaults(sandbox, { match: secondChunk, changes: [{ kind: "revokeTokens" }] });
  const first = await startSync(db, world.scope, world.actor, { selection: { expenseIds } });
  expect(await workOff(world, first.runId!)).toMatchObject({
    state: "STOPPED",
    stopCode: "accessRemoved",
    synced: 50,
    returned: 10,
    unknown: 0,
    receiptsSent: 0,
  });
  const states = await db.transaction.groupBy({ by: ["syncState", "errorCode"], where: { id: { in: expenseIds } }, _count: true });
  expect(states).toHaveLength(2);
  expect(states).toContainEqual({ syncState: "PENDING", errorCode: null, _count: 10 });
  expect(states).toContainEqual({ syncState: "SYNCED", errorCode: "receiptNotSent", _count: 50 });
  const connection = await db.connection.findUniqueOrThrow({ where: { id: world.connectionId }, include: { authorisation: true } });
  expect(connection).toMatchObject({ state: "ACCESS_REMOVED", authorisation: { state: "REVOKED" } });
  await expectTruth(sandbox, world);

  await giveConsent(sandbox, world.scope, world.actor);
  const second = await startSync(db, world.scope, world.actor, {
    selection: { expenseIds: (await db.transaction.findMany({ where: { syncState: "PENDING" } })).map(({ id }) => id) },
  });
  expect(await workOff(world, second.runId!)).toMatchObject({ state: "FINISHED", synced: 10, receiptsSent: 10 });
  const receipts = await retryReceipts(db, world.scope, world.actor, { expenseIds });
  expect(await workOff(world, receipts.runId!)).toMatchObject({ state: "FINISHED", receiptsSent: 50 });
  expect(await db.transaction.count({ where: { syncState: "SYNCED", errorCode: null } })).toBe(60);
  await expectTruth(sandbox, world);
});

test("a consent that lacks a permission stops the run, nothing is lost, and all of it goes after reconnecting", async () => {
  const db = database();
  const expenseIds = await addExpenses(world, 2);
  const headers = { "www-authenticate": 'Bearer error="insufficient_scope"' };
  await queueFaults(sandbox, { match: STEPS["transactions are created"], answer: { status: 401, headers } });
  const first = await startSync(db, world.scope, world.actor, { selection: { expenseIds } });
  expect(await workOff(world, first.runId!)).toMatchObject({ state: "STOPPED", stopCode: "accessRemoved", returned: 2, unknown: 0 });
  expect(await db.connection.findUniqueOrThrow({ where: { id: world.connectionId } })).toMatchObject({ state: "ACCESS_REMOVED" });
  await expectTruth(sandbox, world);
  await giveConsent(sandbox, world.scope, world.actor);
  const second = await startSync(db, world.scope, world.actor, { selection: { expenseIds } });
  expect(await workOff(world, second.runId!)).toMatchObject({ state: "FINISHED", synced: 2 });
  await expectTruth(sandbox, world);
});

test("a receipt whose answer was lost right before the consent ended is said to be unclear, and looked for after reconnecting instead of sent twice", async () => {
  const db = database();
  const [expenseId] = await addExpenses(world, 1, { receipts: 1 });
  await sandbox.control("calls/clear", {});
  await queueFaults(sandbox, { match: STEPS["a receipt is attached"], dropAfter: true });
  await queueFaults(sandbox, { match: OTHER_STEPS.listing, changes: [{ kind: "revokeTokens" }] });
  const { runId } = await startSync(db, world.scope, world.actor, { selection: { expenseIds: [expenseId!] } });
  const over = workOff(world, runId!);
  await expect
    .poll(() => readRun(db, world.scope, runId!))
    .toMatchObject({ state: "WAITING", waitReason: "reconnect", stopCode: "accessRemoved", receiptsSent: 0, receiptsFailed: 0 });
  const links = { transactionUrl: () => "" };
  const details = await readExpenseDetails(db, world.scope, links, { expenseId: expenseId!, appUrl: null });
  expect(details).toMatchObject({ syncState: "SYNCED", error: null, receipts: [{ delivery: { state: "UNCLEAR", errorCode: null } }] });

  await giveConsent(sandbox, world.scope, world.actor);
  expect(await over).toMatchObject({ state: "STOPPED", synced: 1, receiptsSent: 1, receiptsFailed: 0 });
  const { byEndpoint } = await sandbox.control<{ byEndpoint: Record<string, number> }>("calls");
  expect(Object.entries(byEndpoint).filter(([endpoint]) => /^PUT .*Attachments/.test(endpoint))).toMatchObject([[expect.anything(), 1]]);
  await expectTruth(sandbox, world);
});
