import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database, openDatabase, type DatabaseTransaction } from "@/lib/adapters/db/client";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { accounting, accountingProvider } from "@/lib/server/accounting";
import { acknowledgeReceipts } from "@/lib/usecases/acknowledge-receipts";
import { cancelRun } from "@/lib/usecases/cancel-run";
import { disconnect } from "@/lib/usecases/disconnect";
import { editExpense } from "@/lib/usecases/edit-expense";
import { markUpdated } from "@/lib/usecases/mark-updated";
import { readDifferences } from "@/lib/usecases/read-difference";
import { readRun } from "@/lib/usecases/read-run";
import { removeReceipt } from "@/lib/usecases/receipts/remove-receipt";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import { retryReceipts } from "@/lib/usecases/retry-receipts";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import { clearFaults, OTHER_STEPS, queueFaults, STEPS, WHOLE_REFUSAL } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, HASTY, transactionOf, workOff } from "@/tests/support/sync-truth";
import { addExpenses, addReceipt, giveConsent, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { untilParked } from "@/tests/support/worker-crew";

describe("what people do between the steps of a run", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox);
  });
  afterEach(() => clearFaults(sandbox));
  afterAll(() => sandbox.stop());

  const read = (id: string) => database().transaction.findUniqueOrThrow({ where: { id } });
  const press = (expenseIds: string[]) => startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  const update = (id: string) => startUpdate(database(), world.scope, world.actor, { expenseIds: [id] });
  const retry = (id: string) => retryReceipts(database(), world.scope, world.actor, { expenseIds: [id] });
  const change = (expenseId: string, changes: ExpenseChanges) =>
    editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes });
  const edit = (expenseId: string, lineDescription: string) => change(expenseId, { lineDescription });
  const release = (name: string) => sandbox.control("release", { name });
  const there = (id: string) => transactionOf(sandbox, id);
  const words = async (id: string) => (await there(id)).lines.map((line) => line.description);
  const synced = async (receipts = 0) => {
    const [id] = (await addExpenses(world, 1, { receipts })) as [string];
    await edit(id, "First");
    await workOff(world, (await press([id])).runId!);
    return id;
  };
  const attach = async (id: string) => {
    await addReceipt(world, id);
    await database().transaction.update({ where: { id }, data: { version: { increment: 1 } } });
    await markUpdated(database(), world.scope, [id]);
  };
  /** An update that gets to the ledger, whose answer is lost, and which somebody cancels before that is known. */
  const loseUpdate = async (id: string) => {
    await queueFaults(sandbox, { match: OTHER_STEPS.updates, holdAfter: "sent", dropAfter: true });
    const { runId } = await update(id);
    const working = workOff(world, runId);
    await untilParked(sandbox, "sent");
    await cancelRun(database(), world.scope, world.actor, { runId });
    await release("sent");
    return working;
  };

  test("a cancel that waits for somebody's edit strands no expense that comes back meanwhile", async () => {
    const ids = await addExpenses(world, 51);
    await queueFaults(sandbox, { match: STEPS["transactions are created"], holdBefore: "chunk", answer: WHOLE_REFUSAL });
    const { runId } = await press(ids);
    const working = workOff(world, runId!);
    await untilParked(sandbox, "chunk");
    const waiting = await database().transaction.findFirstOrThrow({ where: { id: { in: ids }, syncState: "QUEUED" } });
    const other = openDatabase(process.env["DATABASE_URL"]!);
    const [isHeld, isOver] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    const editing = other.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Transaction" WHERE "id" = ${waiting.id}::uuid FOR UPDATE`;
      isHeld.resolve(null);
      await isOver.promise;
    });
    await isHeld.promise;
    const cancelling = cancelRun(database(), world.scope, world.actor, { runId: runId! });
    await sleep(300);
    await release("chunk");
    await sleep(600);
    isOver.resolve(null);
    await editing;
    await other.$disconnect();
    await cancelling;
    expect(await working).toMatchObject({ state: "CANCELLED", synced: 0 });
    expect(await database().transaction.count({ where: { id: { in: ids }, syncState: "PENDING" } })).toBe(51);
  });

  test("an update whose answer is lost is repeated as it was, and what was edited back meanwhile differs from it", async () => {
    const id = await synced();
    await edit(id, "Second");
    await queueFaults(sandbox, [
      { match: OTHER_STEPS.updates, dropAfter: true },
      { match: OTHER_STEPS.updates, holdBefore: "again" },
    ]);
    const working = workOff(world, (await update(id)).runId);
    await untilParked(sandbox, "again");
    await edit(id, "First");
    await release("again");
    expect(await working).toMatchObject({ synced: 1 });
    expect([await words(id), (await read(id)).isUpdated]).toEqual([["Second"], true]);
    await workOff(world, (await update(id)).runId);
    expect([await words(id), (await read(id)).isUpdated]).toEqual([["First"], false]);
    await expectTruth(sandbox, world);
  });

  test("a slow update never arrives after a later one", async () => {
    const id = await synced();
    await edit(id, "Second");
    await queueFaults(sandbox, { match: OTHER_STEPS.updates, holdBefore: "slow" });
    const working = workOff(world, (await update(id)).runId);
    await untilParked(sandbox, "slow");
    await edit(id, "Third");
    await working;
    await workOff(world, (await update(id)).runId);
    await release("slow");
    await sleep(300);
    expect([await words(id), (await read(id)).isUpdated]).toEqual([["Third"], false]);
  });

  test("a cancelled update that arrived all the same is not forgotten: what was edited back since differs, all of it", async () => {
    const id = await synced();
    const active = { organisationId: world.organisationId, status: "ACTIVE" };
    const { contactId } = await database().ledgerContact.findFirstOrThrow({ where: active, orderBy: { name: "asc" } });
    await change(id, { contact: { contactId }, lineDescription: "Second" });
    await loseUpdate(id);
    await change(id, { contact: null, lineDescription: "First" });
    expect((await read(id)).isUpdated).toBe(true);
    expect(await workOff(world, (await update(id)).runId)).toMatchObject({ synced: 1, failed: 0 });
    expect([await words(id), (await read(id)).isUpdated]).toEqual([["First"], false]);
    expect(JSON.stringify(await there(id))).not.toContain(contactId);
  });

  test("a lost update is nobody else's change, also after receipts were sent", async () => {
    const id = await synced();
    await edit(id, "Second");
    await loseUpdate(id);
    await attach(id);
    await workOff(world, (await retry(id)).runId!);
    await edit(id, "Third");
    expect(await workOff(world, (await update(id)).runId)).toMatchObject({ synced: 1, failed: 0 });
    expect([await words(id), (await read(id)).errorCode]).toEqual([["Third"], null]);
  });

  test("a receipt that is sent while an update is on its way is not said to be left behind", async () => {
    const id = await synced(1);
    await edit(id, "Second");
    await queueFaults(sandbox, { match: OTHER_STEPS.updates, holdAfter: "sent" });
    const working = workOff(world, (await update(id)).runId);
    await untilParked(sandbox, "sent");
    await attach(id);
    const { runId } = await retry(id);
    await release("sent");
    await working;
    await workOff(world, runId!);
    expect(await read(id)).toMatchObject({ errorCode: null });
    await expectTruth(sandbox, world);
  });

  test("Retry receipts takes the label Updated off where nothing else differed", async () => {
    const id = await synced(1);
    await attach(id);
    expect((await read(id)).isUpdated).toBe(true);
    await workOff(world, (await retry(id)).runId!);
    expect((await read(id)).isUpdated).toBe(false);
    expect((await readDifferences(database(), world.scope, [id])).get(id)).toEqual([]);
  });

  test("who removed one file by hand is still told of another that was taken off since", async () => {
    const id = await synced(2);
    const receipts = await database().receipt.findMany({ where: { transactionId: id } });
    const remove = (receiptId: string) => removeReceipt(database(), world.scope, world.actor, { receiptId, onlyCardsOf: null });
    await remove(receipts[0]!.id);
    await workOff(world, (await update(id)).runId);
    await remove(receipts[1]!.id);
    await acknowledgeReceipts(database(), world.scope, world.actor, { expenseIds: [id] });
    expect(await read(id)).toMatchObject({ isUpdated: true, errorCode: null });
    await workOff(world, (await update(id)).runId);
    expect(await read(id)).toMatchObject({ errorCode: "receiptCannotBeRemoved" });
  });

  test("a receipt that had to wait for the day's calls has as many attempts left as any", async () => {
    const [id] = (await addExpenses(world, 1, { receipts: 1 })) as [string];
    await queueFaults(sandbox, [
      ...Array.from({ length: 4 }, () => ({ match: STEPS["a receipt is attached"], limit: "day", retryAfterSeconds: 1 })),
      { match: STEPS["a receipt is attached"], dropBefore: true },
    ]);
    expect(await workOff(world, (await press([id])).runId!)).toMatchObject({ receiptsSent: 1, receiptsFailed: 0 });
  });

  test("an expense that was lost, edited and found is told as it is there", async () => {
    const [id] = (await addExpenses(world, 1)) as [string];
    await edit(id, "First");
    await queueFaults(sandbox, [
      { match: STEPS["transactions are created"], dropAfter: true },
      { match: OTHER_STEPS.lookUps, changes: [{ kind: "revokeTokens" }] },
    ]);
    const { runId } = await press([id]);
    const over = workOff(world, runId!, HASTY);
    await expect.poll(() => readRun(database(), world.scope, runId!)).toMatchObject({ waitReason: "reconnect", unknown: 1 });
    await disconnect(database(), world.scope, world.actor, accounting());
    await over;
    await giveConsent(sandbox, world.scope, world.actor);
    await edit(id, "Second");
    await workOff(world, (await press([id])).runId!, HASTY);
    expect([await words(id), (await read(id)).isUpdated]).toEqual([["First"], true]);
    await workOff(world, (await update(id)).runId);
    expect([await words(id), (await read(id)).isUpdated]).toEqual([["Second"], false]);
    await expectTruth(sandbox, world);
  });

  test("a change that Xero refused and that is edited back leaves neither label nor error", async () => {
    const id = await synced();
    await edit(id, "Second");
    await queueFaults(sandbox, { match: OTHER_STEPS.updates, answer: WHOLE_REFUSAL });
    expect(await workOff(world, (await update(id)).runId)).toMatchObject({ failed: 1 });
    await edit(id, "First");
    expect(await read(id)).toMatchObject({ isUpdated: false, errorCode: null });
  });

  test("a lost update is not forgotten when the next one has to wait", async () => {
    const id = await synced();
    await edit(id, "Second");
    await queueFaults(sandbox, [
      { match: OTHER_STEPS.updates, dropAfter: true },
      { match: OTHER_STEPS.updates, holdBefore: "again", dropBefore: true },
      { match: OTHER_STEPS.updates, limit: "day", retryAfterSeconds: 1 },
    ]);
    const working = workOff(world, (await update(id)).runId, HASTY);
    await untilParked(sandbox, "again");
    await edit(id, "First");
    await sleep(1_200);
    await release("again");
    await working;
    expect([await words(id), (await read(id)).isUpdated]).toEqual([["First"], false]);
  });

  test("a contact that a person named stays the contact of its expense when it is archived in Xero", async () => {
    const [id] = (await addExpenses(world, 1)) as [string];
    await change(id, { contact: { contactName: "Jane" } });
    await workOff(world, (await press([id])).runId!);
    await sandbox.control("change", { kind: "archiveContact", contact: "Jane" });
    await refreshReferenceData(database(), world.scope, { provider: accountingProvider() });
    await edit(id, "Other words");
    const { runId } = await update(id);
    expect(await workOff(world, runId)).toMatchObject({ synced: 1, failed: 0 });
    expect(await database().ledgerCall.count({ where: { runId, kind: "CREATE_CONTACTS" } })).toBe(0);
  });

  test("a refusal of contacts as a whole makes not every name invalid", async () => {
    const ids = await addExpenses(world, 4, { merchants: 4, merchantName: "Batch of names" });
    await queueFaults(sandbox, { match: STEPS["contacts are created"], answer: WHOLE_REFUSAL });
    expect(await workOff(world, (await press(ids)).runId!)).toMatchObject({ failed: 0, synced: 4 });
  });

  test("who edits many expenses while their answer is recorded waits, and neither fails", async () => {
    const ids = (await addExpenses(world, 40)).sort();
    // The later the id, the earlier the day: an order other than that of the locks.
    for (const [index, id] of ids.entries())
      await database().transaction.update({ where: { id }, data: { postedOn: new Date(Date.UTC(2026, 8, 28 - index / 2)) } });
    const { runId } = await press(ids);
    await queueFaults(sandbox, { match: STEPS["transactions are created"], holdAfter: "saved" });
    const working = workOff(world, runId!);
    await untilParked(sandbox, "saved");
    const other = openDatabase(process.env["DATABASE_URL"]!);
    const lock = (tx: DatabaseTransaction, id: string) => tx.$queryRaw`SELECT 1 FROM "Transaction" WHERE "id" = ${id}::uuid FOR UPDATE`;
    await other.$transaction(async (tx) => {
      await lock(tx, ids[0]!);
      await release("saved");
      await sleep(800);
      await lock(tx, ids.at(-1)!);
    });
    await other.$disconnect();
    expect(await working).toMatchObject({ synced: 40 });
  });
});
