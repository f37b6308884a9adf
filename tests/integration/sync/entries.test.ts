import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { acknowledgeReceipts } from "@/lib/usecases/acknowledge-receipts";
import { editExpense } from "@/lib/usecases/edit-expense";
import { markUpdated } from "@/lib/usecases/mark-updated";
import { readDifferences } from "@/lib/usecases/read-difference";
import { readExpenseDetails } from "@/lib/usecases/read-expense-details";
import { removeReceipt } from "@/lib/usecases/receipts/remove-receipt";
import { retryReceipts } from "@/lib/usecases/retry-receipts";
import { retryRun } from "@/lib/usecases/retry-run";
import { splitExpense } from "@/lib/usecases/split-expense";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import { queueFaults, STEPS } from "@/tests/support/faults";
import { sandboxClient, transactionsOf } from "@/tests/support/sandbox-client";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, workOff } from "@/tests/support/sync-truth";
import { addExpenses, addReceipt, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

describe("an expense that is in the ledger", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;

  beforeAll(async () => {
    sandbox = await startSandbox({ ...SHORT_SANDBOX, SANDBOX_ATTACHMENT_LIMIT_BYTES: "5000" });
    world = await makeSyncWorld(sandbox);
  });
  afterAll(() => sandbox.stop());

  const synced = async (receipts = 1, receiptBytes = 200) => {
    const [expenseId] = await addExpenses(world, 1, { receipts, receiptBytes });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds: [expenseId!] } });
    await workOff(world, runId!);
    return expenseId!;
  };
  const read = (id: string) => database().transaction.findUniqueOrThrow({ where: { id } });
  const there = async (id: string) => {
    const { reference } = await read(id);
    return (await sandboxTransactions(sandbox)).filter((each) => each.reference === reference && each.status !== "DELETED") as unknown as {
      postedOn: string;
      lines: { lineId: string; description: string }[];
      attachments: unknown[];
    }[];
  };

  test("is updated with what differs, and with receipts added since", async () => {
    const expenseId = await synced();
    await database().transaction.update({
      where: { id: expenseId },
      data: { lineDescription: "Taxi to the airport", version: { increment: 1 } },
    });
    await addReceipt(world, expenseId);
    await markUpdated(database(), world.scope, [expenseId]);
    const difference = (await readDifferences(database(), world.scope, [expenseId])).get(expenseId);
    expect(difference?.map((each) => each.field).sort()).toEqual(["description", "receiptAdded"]);
    const { runId } = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, runId)).toMatchObject({ state: "FINISHED", synced: 1, receiptsSent: 1 });
    const [transaction] = await there(expenseId);
    expect(transaction?.lines[0]?.description).toBe("Taxi to the airport");
    expect(transaction?.attachments).toHaveLength(2);
    expect(await read(expenseId)).toMatchObject({ isUpdated: false, errorCode: null });
    expect((await readDifferences(database(), world.scope, [expenseId])).get(expenseId)).toEqual([]);
    await expectTruth(sandbox, world);
  });

  test("of two lines keeps both of them in the ledger, as the lines they are, when one is changed", async () => {
    const [expenseId] = await addExpenses(world, 1);
    const split = async (second: string) => {
      const { amountMinor, version } = await read(expenseId!);
      const given = { categoryId: world.categoryId, ledgerAccountId: null, taxType: null, tracking: null };
      const lines = [
        { ...given, amountMinor: -400, description: "Fare" },
        { ...given, amountMinor: Number(amountMinor) + 400, description: second },
      ];
      await splitExpense(database(), world.scope, world.actor, { expenseId: expenseId!, version, lines });
    };
    await split("Toll");
    const sync = await startSync(database(), world.scope, world.actor, { selection: { expenseIds: [expenseId!] } });
    await workOff(world, sync.runId!);
    const [before] = await there(expenseId!);
    await split("Toll and tip");
    const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId!] });
    expect(await workOff(world, update.runId)).toMatchObject({ synced: 1, failed: 0 });
    const [after] = await there(expenseId!);
    expect(before!.lines.map(({ description }) => description)).toEqual(["Fare", "Toll"]);
    expect(after!.lines).toEqual([before!.lines[0], { ...before!.lines[1], description: "Toll and tip" }]);
    await expectTruth(sandbox, world);
  });

  test("keeps a receipt in the ledger that was removed here, and says that a person has to remove it there", async () => {
    const expenseId = await synced(2);
    const { id: receiptId } = await database().receipt.findFirstOrThrow({ where: { transactionId: expenseId } });
    await removeReceipt(database(), world.scope, world.actor, { receiptId, onlyCardsOf: null });
    expect(await read(expenseId)).toMatchObject({ isUpdated: true, errorCode: null });
    const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, update.runId)).toMatchObject({ synced: 1, failed: 0 });
    const { fileName } = await database().receiptDelivery.findFirstOrThrow({ where: { receiptId } });
    expect(await read(expenseId)).toMatchObject({ errorCode: "receiptCannotBeRemoved", errorDetail: { fileName } });
    expect((await there(expenseId))[0]?.attachments).toHaveLength(2);
    await expectTruth(sandbox, world);
  });

  test("says so of a file left behind until a person removed it there, also after another receipt failed and arrived", async () => {
    const acknowledge = () => acknowledgeReceipts(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    const expenseId = await synced();
    const { id: receiptId } = await database().receipt.findFirstOrThrow({ where: { transactionId: expenseId } });
    await removeReceipt(database(), world.scope, world.actor, { receiptId, onlyCardsOf: null });
    await addReceipt(world, expenseId);
    await queueFaults(sandbox, { answer: { status: 400, body: "{}" }, match: STEPS["a receipt is attached"] });
    const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, update.runId)).toMatchObject({ synced: 1, receiptsFailed: 1 });
    expect(await read(expenseId)).toMatchObject({ errorCode: "receiptRejected" });
    expect(await acknowledge()).toEqual({ acknowledged: 0 });
    const retry = await retryReceipts(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, retry.runId!)).toMatchObject({ receiptsSent: 1 });
    expect(await read(expenseId)).toMatchObject({ errorCode: "receiptCannotBeRemoved" });
    expect(await acknowledge()).toEqual({ acknowledged: 1 });
    expect(await read(expenseId)).toMatchObject({ errorCode: null });
  });

  test("loses the label Updated when the edit is undone", async () => {
    const expenseId = await synced();
    const edit = (lineDescription: string | null) =>
      editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes: { lineDescription } });
    await edit("Taxi to the airport");
    expect(await read(expenseId)).toMatchObject({ isUpdated: true });
    await edit(null);
    expect(await read(expenseId)).toMatchObject({ isUpdated: false });
  });

  test("is up to date again when only a receipt was missing there", async () => {
    const expenseId = await synced();
    await addReceipt(world, expenseId);
    await markUpdated(database(), world.scope, [expenseId]);
    expect(await read(expenseId)).toMatchObject({ isUpdated: true });
    const { runId } = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, runId)).toMatchObject({ state: "FINISHED", synced: 1, receiptsSent: 1 });
    expect(await read(expenseId)).toMatchObject({ isUpdated: false });
    await expectTruth(sandbox, world);
  });

  test("moved to another accounting date carries Updated, and the update gives the ledger that date with the own one in its words", async () => {
    const expenseId = await synced();
    const { postedOn } = await read(expenseId);
    const own = postedOn.toISOString().slice(0, 10);
    await editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes: { accountingOn: "2026-11-20" } });
    expect(await read(expenseId)).toMatchObject({ isUpdated: true });
    const difference = (await readDifferences(database(), world.scope, [expenseId])).get(expenseId);
    expect(difference?.map((each) => each.field)).toEqual(["date", "description"]);
    const { runId } = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, runId)).toMatchObject({ state: "FINISHED", synced: 1 });
    const [transaction] = await there(expenseId);
    expect(transaction?.postedOn).toBe("2026-11-20");
    expect(transaction?.lines[0]?.description).toContain(`(${own})`);
    expect(await read(expenseId)).toMatchObject({ isUpdated: false });
    await expectTruth(sandbox, world);
  });

  test("is left alone where it is reconciled, and says so", async () => {
    const expenseId = await synced();
    await sandbox.control("change", { kind: "reconcile", transaction: (await read(expenseId)).reference });
    await database().transaction.update({ where: { id: expenseId }, data: { lineDescription: "Too late", version: { increment: 1 } } });
    const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, update.runId)).toMatchObject({ failed: 1 });
    expect(await read(expenseId)).toMatchObject({ syncState: "SYNCED", errorCode: "reconciled" });
    await sandbox.control("change", { kind: "reconcile", transaction: (await read(expenseId)).reference, isReconciled: false });
    const again = await retryRun(database(), world.scope, world.actor, { runId: update.runId });
    expect(await workOff(world, again.runId)).toMatchObject({ synced: 1, failed: 0 });
    expect((await there(expenseId))[0]?.lines[0]?.description).toBe("Too late");
    await sandbox.control("change", { kind: "reconcile", transaction: (await read(expenseId)).reference });
    const removal = await startRemove(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, removal.runId)).toMatchObject({ failed: 1 });
    expect(await there(expenseId)).toHaveLength(1);
  });

  test("that somebody changed in the ledger is not updated over that change unless it is asked for, with both values told", async () => {
    const expenseId = await synced();
    const { reference } = await read(expenseId);
    const bookkeeper = await sandboxClient(sandbox);
    const [given] = transactionsOf(await bookkeeper.ask("GET", `BankTransactions?References=${reference}&page=1`));
    const [line] = given!.LineItems;
    await bookkeeper.ask("POST", `BankTransactions/${given!.BankTransactionID}`, {
      body: { LineItems: [{ LineItemID: line!.LineItemID, Description: "As the bookkeeper has it", AccountCode: "404" }] },
    });
    await database().transaction.update({ where: { id: expenseId }, data: { lineDescription: "Ours", version: { increment: 1 } } });
    const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, update.runId)).toMatchObject({ synced: 0, failed: 1 });
    expect(await read(expenseId)).toMatchObject({
      syncState: "SYNCED",
      errorCode: "changedInLedger",
      errorDetail: { field: "description", there: "As the bookkeeper has it", line: "none" },
    });
    expect((await there(expenseId))[0]?.lines[0]?.description).toBe("As the bookkeeper has it");
    const over = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId], overwrites: true });
    expect(await workOff(world, over.runId)).toMatchObject({ synced: 1, failed: 0 });
    expect((await there(expenseId))[0]?.lines).toEqual([expect.objectContaining({ description: "Ours" })]);
    expect(await read(expenseId)).toMatchObject({ isUpdated: false, errorCode: null });
    await expectTruth(sandbox, world);
  });

  test("whose update arrived though its answer was lost is brought up to date without being taken for a stranger's change", async () => {
    const expenseId = await synced();
    await database().transaction.update({ where: { id: expenseId }, data: { lineDescription: "Arrived", version: { increment: 1 } } });
    await sandbox.control("faults", { match: { method: "POST", path: "BankTransactions" }, dropAfter: true });
    const { runId } = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, runId)).toMatchObject({ synced: 1, failed: 0 });
    expect((await there(expenseId))[0]?.lines).toEqual([expect.objectContaining({ description: "Arrived" })]);
    await expectTruth(sandbox, world);
  });

  test("can be removed, is pending then with what holds it back now, and can be sent again", async () => {
    const expenseId = await synced();
    const file = (categoryId: string | null) => database().transaction.update({ where: { id: expenseId }, data: { categoryId } });
    await file(null);
    const { runId } = await startRemove(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, runId)).toMatchObject({ state: "FINISHED", synced: 1 });
    expect(await there(expenseId)).toHaveLength(0);
    expect(await read(expenseId)).toMatchObject({ syncState: "PENDING", blockers: ["categoryMissing"] });
    await file(world.categoryId);
    const again = await startSync(database(), world.scope, world.actor, { selection: { expenseIds: [expenseId] } });
    await workOff(world, again.runId!);
    expect(await there(expenseId)).toHaveLength(1);
    await expectTruth(sandbox, world);
  });

  test("that was deleted there says so when it is to be updated, and goes again after being removed here", async () => {
    const expenseId = await synced();
    await sandbox.control("change", { kind: "deleteTransaction", transaction: (await read(expenseId)).reference });
    await database().transaction.update({ where: { id: expenseId }, data: { lineDescription: "Changed", version: { increment: 1 } } });
    const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, update.runId)).toMatchObject({ state: "FINISHED", synced: 0, failed: 1 });
    expect(await read(expenseId)).toMatchObject({ errorCode: "deletedInLedger" });
    expect(await there(expenseId)).toHaveLength(0);
    const removal = await startRemove(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    await workOff(world, removal.runId);
    expect(await read(expenseId)).toMatchObject({ syncState: "PENDING", errorCode: null });
    const again = await startSync(database(), world.scope, world.actor, { selection: { expenseIds: [expenseId] } });
    await workOff(world, again.runId!);
    expect(await there(expenseId)).toHaveLength(1);
    await expectTruth(sandbox, world);
  });

  test("shows a receipt that the ledger finds too large until it is taken off or arrives, and stays synced", async () => {
    const expenseId = await synced(1, 6_000);
    expect(await read(expenseId)).toMatchObject({ syncState: "SYNCED", errorCode: "receiptTooLarge" });
    const { id: receiptId } = await database().receipt.findFirstOrThrow({ where: { transactionId: expenseId } });
    await removeReceipt(database(), world.scope, world.actor, { receiptId, onlyCardsOf: null });
    expect(await read(expenseId)).toMatchObject({ errorCode: null });
    await addReceipt(world, expenseId);
    const { runId } = await retryReceipts(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, runId!)).toMatchObject({ receiptsSent: 1 });
    expect(await read(expenseId)).toMatchObject({ errorCode: null });
    expect((await there(expenseId))[0]?.attachments).toHaveLength(1);
    const links = { transactionUrl: () => "" };
    const { history } = await readExpenseDetails(database(), world.scope, links, { expenseId, appUrl: null });
    const attempts = history.filter(({ action }) => action.startsWith("sync.")).map(({ action, detail }) => [action, detail["code"]]);
    expect(attempts).toEqual([
      ["sync.attach.succeeded", null],
      ["sync.attach.failed", "receiptTooLarge"],
      ["sync.create.succeeded", null],
    ]);
  });

  test("gets with an update the receipts that did not arrive before, and keeps saying so of one that cannot go", async () => {
    const update = async (expenseId: string, lineDescription: string) => {
      await editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes: { lineDescription } });
      const { runId } = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
      return workOff(world, runId);
    };
    await queueFaults(sandbox, { answer: { status: 400, body: "{}" }, match: STEPS["a receipt is attached"] });
    const missed = await synced();
    expect(await read(missed)).toMatchObject({ syncState: "SYNCED", errorCode: "receiptRejected" });
    expect(await update(missed, "Taxi")).toMatchObject({ synced: 1, receiptsSent: 1 });
    expect(await read(missed)).toMatchObject({ isUpdated: false, errorCode: null });
    expect((await there(missed))[0]?.attachments).toHaveLength(1);

    const tooLarge = await synced(1, 6_000);
    expect(await update(tooLarge, "Taxi")).toMatchObject({ synced: 1, receiptsSent: 0 });
    expect(await read(tooLarge)).toMatchObject({ isUpdated: false, errorCode: "receiptTooLarge" });
    await database().receipt.updateMany({ where: { transactionId: tooLarge }, data: { problemCode: "receiptUnreadable" } });
    expect(await update(tooLarge, "Ferry")).toMatchObject({ synced: 1, receiptsSent: 0 });
    expect(await read(tooLarge)).toMatchObject({ isUpdated: false, errorCode: "receiptTooLarge" });
    await expectTruth(sandbox, world);
  });

  test("whose change was refused keeps saying so when its missing receipt arrives, until the change is taken back", async () => {
    await queueFaults(sandbox, { answer: { status: 400, body: "{}" }, match: STEPS["a receipt is attached"] });
    const expenseId = await synced();
    await sandbox.control("change", { kind: "reconcile", transaction: (await read(expenseId)).reference });
    await editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes: { lineDescription: "Too late" } });
    const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, update.runId)).toMatchObject({ failed: 1 });
    const retry = await retryReceipts(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, retry.runId!)).toMatchObject({ receiptsSent: 1 });
    expect(await read(expenseId)).toMatchObject({ isUpdated: true, errorCode: "reconciled" });
    expect((await there(expenseId))[0]?.attachments).toHaveLength(1);
    await editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes: { lineDescription: null } });
    expect(await read(expenseId)).toMatchObject({ isUpdated: false, errorCode: null });
    await expectTruth(sandbox, world);
  });

  test("takes ten receipts and says that there are more", async () => {
    const expenseId = await synced(11);
    expect(await read(expenseId)).toMatchObject({ syncState: "SYNCED", errorCode: "tooManyReceipts" });
    expect((await there(expenseId))[0]?.attachments).toHaveLength(10);
  });
});
