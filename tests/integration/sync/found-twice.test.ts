import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { accountingProvider } from "@/lib/server/accounting";
import { cancelRun } from "@/lib/usecases/cancel-run";
import { startSync } from "@/lib/usecases/start-sync";
import { clearFaults, queueFaults, STEPS } from "@/tests/support/faults";
import { sandboxClient, spendMoney, transactionsOf } from "@/tests/support/sandbox-client";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, HASTY, sandboxTransactions, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

let sandbox: TestSandbox;
let world: SyncWorld;

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

test("an expense found twice in the ledger is shown as that and never sent again; with one of the two deleted, the other is taken", async () => {
  const [expenseId] = await addExpenses(world, 1, { receipts: 1 });
  const read = () => database().transaction.findUniqueOrThrow({ where: { id: expenseId! } });
  const { reference } = await read();
  const live = async () => (await sandboxTransactions(sandbox)).filter((each) => each.reference === reference && each.status !== "DELETED");
  const press = async () => {
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds: [expenseId!] } });
    return workOff(world, runId!);
  };
  const somebody = await sandboxClient(sandbox);
  const entered = transactionsOf(
    await somebody.ask("PUT", "BankTransactions", { body: { BankTransactions: [spendMoney(world.bankAccountId, reference)] } }),
  );
  await queueFaults(sandbox, { match: STEPS["transactions are created"], dropAfter: true });

  expect(await press()).toMatchObject({ state: "FINISHED", synced: 0, failed: 1 });
  expect(await read()).toMatchObject({ syncState: "PENDING", errorCode: "foundTwiceInLedger", errorDetail: { reference } });
  expect(await press()).toMatchObject({ state: "FINISHED", synced: 0, failed: 1 });
  expect(await live()).toHaveLength(2);

  // Neither a cancelled run nor another error on top makes it forgotten.
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds: [expenseId!] } });
  await cancelRun(database(), world.scope, world.actor, { runId: runId! });
  await workOff(world, runId!);
  await database().transaction.update({ where: { id: expenseId! }, data: { errorCode: "dateLocked" } });
  expect(await press()).toMatchObject({ state: "FINISHED", synced: 0, failed: 1 });
  expect(await live()).toHaveLength(2);

  await sandbox.control("change", { kind: "deleteTransaction", transaction: entered[0]!.BankTransactionID });
  expect(await press()).toMatchObject({ state: "FINISHED", synced: 1, receiptsSent: 1 });
  expect(await live()).toHaveLength(1);
  await expectTruth(sandbox, world);
});

test("an expense that a search by reference does not bring is looked for in another way before anything is sent again", async () => {
  const expenseIds = await addExpenses(world, 2, { merchants: 1 });
  await sandbox.control("calls/clear", {});
  const nothing = JSON.stringify({ Status: "OK", BankTransactions: [] });
  await queueFaults(sandbox, [
    { match: STEPS["transactions are created"], dropAfter: true },
    { match: { path: "References=", times: 0 }, answer: { status: 200, body: nothing } },
  ]);
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  expect(await workOff(world, runId!)).toMatchObject({ state: "FINISHED", synced: 2, unknown: 0 });
  await clearFaults(sandbox);
  const { calls } = await sandbox.control<{ calls: { method: string; path: string }[] }>("calls");
  expect(calls.filter(({ method, path }) => method === "PUT" && path.includes("/BankTransactions?"))).toHaveLength(1);
  await expectTruth(sandbox, world);
});

test("bytes of which a look-up took longer than their key lasts are not sent under it any more, and go under a new one once that is safe", async () => {
  const expenseIds = await addExpenses(world, 2, { merchants: 1 });
  await sandbox.control("calls/clear", {});
  await queueFaults(sandbox, { match: STEPS["transactions are created"], dropBefore: true });
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  const provider = accountingProvider();
  let isFirstLook = true;
  const findTransactions: typeof provider.findTransactions = async (...asked) => {
    const found = await provider.findTransactions(...asked);
    if (isFirstLook) await sleep(6 * HASTY.minuteMs);
    isFirstLook = false;
    return found;
  };
  const run = await workOff(world, runId!, { ...HASTY, provider: { ...provider, findTransactions } });
  expect(run).toMatchObject({ state: "FINISHED", synced: 2, unknown: 0 });
  const { calls } = await sandbox.control<{ calls: { method: string; path: string; idempotencyKey: string }[] }>("calls");
  const keys = calls.flatMap((call) => (call.method === "PUT" && call.path.includes("/BankTransactions?") ? [call.idempotencyKey] : []));
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(2);
  await expectTruth(sandbox, world);
});
