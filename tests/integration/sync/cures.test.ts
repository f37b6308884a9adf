import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { accountingProvider } from "@/lib/server/accounting";
import { addTransactions } from "@/lib/usecases/add-transactions";
import { editExpense } from "@/lib/usecases/edit-expense";
import { evenOutSplits } from "@/lib/usecases/even-out-splits";
import { fixCoding } from "@/lib/usecases/fix-coding";
import { markUpdated } from "@/lib/usecases/mark-updated";
import { readDifferences } from "@/lib/usecases/read-difference";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import { retryReceipts } from "@/lib/usecases/retry-receipts";
import { retryRun } from "@/lib/usecases/retry-run";
import { saveMapping } from "@/lib/usecases/save-mapping";
import { splitExpense } from "@/lib/usecases/split-expense";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import { clearFaults, OTHER_STEPS, queueFaults, STEPS, WHOLE_REFUSAL } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, transactionOf, workOff } from "@/tests/support/sync-truth";
import { addExpenses, addReceipt, giveConsent, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

/** What a real run left behind, and what then cures it: nothing here is written into the database by hand. */
describe("what a run refused", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox);
  });
  afterEach(() => clearFaults(sandbox));
  afterAll(() => sandbox.stop());

  const read = (id: string) => database().transaction.findUniqueOrThrow({ where: { id } });
  const change = (body: object) => sandbox.control("change", body);
  const accountOf = async (code: string) =>
    (await database().ledgerAccount.findFirstOrThrow({ where: { organisationId: world.organisationId, code } })).ledgerAccountId;
  /** As after a quarter of a minute: whoever reads, reads anew. */
  const forgetLists = () => database().organisation.updateMany({ data: { referenceReadAt: {} } });
  const refresh = async () => {
    await forgetLists();
    await refreshReferenceData(database(), world.scope, { provider: accountingProvider() });
  };
  const sync = async (expenseIds: string[]) => {
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    return workOff(world, runId!);
  };
  const update = async (expenseIds: string[]) => {
    const { runId } = await startUpdate(database(), world.scope, world.actor, { expenseIds });
    return workOff(world, runId);
  };
  const edit = (expenseId: string, changes: Parameters<typeof editExpense>[3]["changes"]) =>
    editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes });

  /** As the source sends it, or sends it again with changes. */
  const arrives = async (externalId: string, more: { amountMinor?: number; merchant?: string }) => {
    const plain = { postedOn: "2026-09-12", amountMinor: -1000, currency: "SGD", merchant: "Taxi", category: "Travel" };
    const given = { externalId, accountId: world.accountId, ...plain, ...more };
    const [added] = await addTransactions(database(), world.scope, { transactions: [given], onDifference: "update" });
    return added!.id!;
  };
  const there = (id: string) => transactionOf(sandbox, id);

  test("for an archived account is over when another is chosen where the account comes from, or when it is back in Xero", async () => {
    const refusedFor = async () => {
      const [expenseId] = await addExpenses(world, 1);
      await change({ kind: "archiveAccount", account: "493" });
      await forgetLists();
      await sync([expenseId!]);
      expect(await read(expenseId!)).toMatchObject({ syncState: "PENDING", errorCode: "accountArchived", blockers: ["accountArchived"] });
      return expenseId!;
    };
    const replaced = await refusedFor();
    const cause = { expenseIds: [replaced], code: "accountArchived" as const, field: "ledgerAccountId" as const };
    await fixCoding(database(), world.scope, world.actor, { ...cause, fix: { ledgerAccountId: await accountOf("485") } });
    expect(await read(replaced)).toMatchObject({ errorCode: null, errorDetail: null, blockers: [] });
    await change({ kind: "archiveAccount", account: "493", isArchived: false });
    await refresh();
    await saveMapping(database(), world.scope, world.actor, [{ categoryId: world.categoryId, ledgerAccountId: await accountOf("493") }]);

    const restored = await refusedFor();
    await change({ kind: "archiveAccount", account: "493", isArchived: false });
    await refresh();
    expect(await read(restored)).toMatchObject({ errorCode: null, blockers: [] });
    expect(await sync([replaced, restored])).toMatchObject({ synced: 2, failed: 0 });
    await expectTruth(sandbox, world);
  });

  test("for a mapping that went while it was queued is over when the category is mapped", async () => {
    const { id: categoryId } = await database().category.create({ data: { businessId: world.scope.businessId, name: "Ferries" } });
    const map = async (ledgerAccountId: string | null) =>
      saveMapping(database(), world.scope, world.actor, [{ categoryId, ledgerAccountId }]);
    await map(await accountOf("485"));
    const [expenseId] = await addExpenses(world, 1);
    await edit(expenseId!, { categoryId });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds: [expenseId!] } });
    await map(null);
    await workOff(world, runId!);
    expect(await read(expenseId!)).toMatchObject({ syncState: "PENDING", errorCode: "accountMissing" });
    await map(await accountOf("485"));
    expect(await read(expenseId!)).toMatchObject({ errorCode: null, blockers: [] });
  });

  test("is found before anything is sent where an update would meet an account that was archived meanwhile", async () => {
    const [expenseId] = (await addExpenses(world, 1)) as [string];
    await sync([expenseId]);
    await edit(expenseId, { ledgerAccountId: await accountOf("404") });
    await change({ kind: "archiveAccount", account: "404" });
    await forgetLists();
    await sandbox.control("calls/clear", {});
    expect(await update([expenseId])).toMatchObject({ synced: 0, failed: 1 });
    expect(await read(expenseId)).toMatchObject({ isUpdated: true, errorCode: "accountArchived" });
    const { byEndpoint } = await sandbox.control<{ byEndpoint: Record<string, number> }>("calls");
    expect(Object.keys(byEndpoint).filter((endpoint) => !endpoint.startsWith("GET "))).toEqual([]);
    await edit(expenseId, { ledgerAccountId: await accountOf("485") });
    expect(await update([expenseId])).toMatchObject({ synced: 1, failed: 0 });
    await expectTruth(sandbox, world);
  });

  test("for words of the ledger's own stays until the next attempt, whatever else is cured", async () => {
    const [expenseId] = await addExpenses(world, 1);
    await queueFaults(sandbox, { match: STEPS["transactions are created"], refuse: { everyNth: 1, message: "Not today." } });
    expect(await sync([expenseId!])).toMatchObject({ failed: 1 });
    await refresh();
    expect(await read(expenseId!)).toMatchObject({ errorCode: "rejectedByLedger" });
    expect(await sync([expenseId!])).toMatchObject({ synced: 1 });
  });

  test("because the source turned money out into money in says so, until the transaction was removed and sent anew", async () => {
    const expenseId = await arrives("turned", { amountMinor: -1500 });
    await sync([expenseId]);
    await arrives("turned", { amountMinor: 1500 });
    expect(await update([expenseId])).toMatchObject({ synced: 0, failed: 1 });
    expect(await read(expenseId)).toMatchObject({ isUpdated: true, errorCode: "directionChanged" });
    const { runId } = await startRemove(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    await workOff(world, runId);
    expect(await sync([expenseId])).toMatchObject({ synced: 1 });
    expect(await read(expenseId)).toMatchObject({ syncState: "SYNCED", isUpdated: false, errorCode: null });
  });

  test("is told where the source changes the amount of a split expense, and Xero follows once the split is evened out", async () => {
    const expenseId = await arrives("split", { amountMinor: -1000 });
    const line = { description: null, categoryId: null, ledgerAccountId: null, taxType: null, tracking: null };
    const lines = [-400, -600].map((amountMinor) => ({ ...line, amountMinor }));
    const { version } = await read(expenseId);
    await splitExpense(database(), world.scope, world.actor, { expenseId, version, lines });
    await sync([expenseId]);
    await arrives("split", { amountMinor: -1200 });
    expect(await read(expenseId)).toMatchObject({ isUpdated: true });
    const differences = (await readDifferences(database(), world.scope, [expenseId])).get(expenseId);
    expect(differences).toMatchObject([{ field: "amount", was: "1000", now: "1200" }]);
    expect(await update([expenseId])).toMatchObject({ failed: 1 });
    expect(await read(expenseId)).toMatchObject({ errorCode: "splitDoesNotAddUp" });
    await evenOutSplits(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await update([expenseId])).toMatchObject({ synced: 1 });
    expect((await there(expenseId)).total).toBe(12);
    await expectTruth(sandbox, world);
  });

  test("follows where the source says another merchant since, whom Xero does not know yet", async () => {
    const expenseId = await arrives("merchant", { merchant: "Grab taxi" });
    await edit(expenseId, { lineDescription: "Ride" });
    await sync([expenseId]);
    await arrives("merchant", { merchant: "Hotel Unknown" });
    expect(await read(expenseId)).toMatchObject({ isUpdated: true });
    expect(await update([expenseId])).toMatchObject({ synced: 1, failed: 0 });
    expect(await there(expenseId)).toMatchObject({ contactName: "Hotel Unknown" });
    expect(await read(expenseId)).toMatchObject({ isUpdated: false, errorCode: null });
  });

  test("is nothing where tracking was taken off: Xero's lines have none either, and the next change goes too", async () => {
    const option = await database().trackingOption.findFirstOrThrow({ where: { organisationId: world.organisationId, status: "ACTIVE" } });
    const { trackingCategoryId, trackingOptionId } = option;
    const [expenseId] = (await addExpenses(world, 1)) as [string];
    await edit(expenseId, { tracking: [{ trackingCategoryId, trackingOptionId }] });
    await sync([expenseId]);
    await edit(expenseId, { tracking: null });
    expect(await update([expenseId])).toMatchObject({ synced: 1 });
    expect(await there(expenseId)).toMatchObject({ lines: [{ tracking: [] }] });
    await edit(expenseId, { lineDescription: "Later" });
    expect(await update([expenseId])).toMatchObject({ synced: 1, failed: 0 });
  });

  test("keeps back no receipt that came late, though the period is locked by then", async () => {
    const [expenseId] = (await addExpenses(world, 1)) as [string];
    await sync([expenseId]);
    await change({ kind: "lockDate", periodLockOn: "2026-10-31" });
    await refresh();
    await addReceipt(world, expenseId);
    await markUpdated(database(), world.scope, [expenseId]);
    expect(await update([expenseId])).toMatchObject({ synced: 1, failed: 0, receiptsSent: 1 });
    expect(await read(expenseId)).toMatchObject({ isUpdated: false, errorCode: null });
    await change({ kind: "lockDate", periodLockOn: null });
    await refresh();
    await expectTruth(sandbox, world);
  });

  test("is tried again for the receipts of a run when nothing is left to update", async () => {
    const [gone, other] = (await addExpenses(world, 2)) as [string, string];
    await sync([gone, other]);
    await addReceipt(world, other);
    for (const expenseId of [gone, other]) await edit(expenseId, { lineDescription: "Ferry" });
    await change({ kind: "deleteTransaction", transaction: (await read(gone)).reference });
    await queueFaults(sandbox, { answer: { status: 400, body: "{}" }, match: STEPS["a receipt is attached"] });
    const { runId } = await startUpdate(database(), world.scope, world.actor, { expenseIds: [gone, other] });
    expect(await workOff(world, runId)).toMatchObject({ synced: 1, failed: 1, receiptsFailed: 1 });
    const removal = await startRemove(database(), world.scope, world.actor, { expenseIds: [gone] });
    await workOff(world, removal.runId);
    const again = await retryRun(database(), world.scope, world.actor, { runId });
    expect(await workOff(world, again.runId)).toMatchObject({ receiptsSent: 1 });
    await expectTruth(sandbox, world);
  });

  test("stays with its organisation: in another one a receipt added since is not sent there", async () => {
    const [expenseId] = (await addExpenses(world, 1, { receipts: 1 })) as [string];
    await sync([expenseId]);
    await addReceipt(world, expenseId);
    await giveConsent(sandbox, world.scope, world.actor, { name: "Demo Company (UK)", user: "James Okafor" });
    await refresh();
    expect(await retryReceipts(database(), world.scope, world.actor, { expenseIds: [expenseId] })).toMatchObject({ queued: 0 });
    for (const start of [startUpdate, startRemove])
      await expect(start(database(), world.scope, world.actor, { expenseIds: [expenseId] })).rejects.toMatchObject({
        code: "inOtherOrganisation",
        detail: { organisation: "Demo Company (SG)" },
      });
    await giveConsent(sandbox, world.scope, world.actor);
    await refresh();
    const { runId } = await retryReceipts(database(), world.scope, world.actor, { expenseIds: [expenseId] });
    expect(await workOff(world, runId!)).toMatchObject({ receiptsSent: 1 });
    await expectTruth(sandbox, world);
  });

  test("and a contact that somebody names of an expense in the ledger is created there, once though its answer is lost, and given to it", async () => {
    const expenseIds = await addExpenses(world, 2);
    await sync(expenseIds);
    for (const expenseId of expenseIds) await edit(expenseId, { contact: { contactName: "Brand New Ltd" } });
    const differences = await readDifferences(database(), world.scope, expenseIds);
    for (const found of differences.values()) expect(found).toMatchObject([{ field: "contact", now: "Brand New Ltd" }]);
    await queueFaults(sandbox, { match: STEPS["contacts are created"], dropAfter: true });
    expect(await update(expenseIds)).toMatchObject({ synced: 2, failed: 0 });
    const contacts = await database().ledgerContact.findMany({ where: { organisationId: world.organisationId, name: "Brand New Ltd" } });
    expect(contacts).toHaveLength(1);
    const references = (await Promise.all(expenseIds.map(read))).map((expense) => expense.reference);
    const there = (await sandboxTransactions(sandbox)).filter(({ reference }) => references.includes(reference!));
    expect(there).toMatchObject([{ contactName: "Brand New Ltd" }, { contactName: "Brand New Ltd" }]);
    for (const expenseId of expenseIds) expect(await read(expenseId)).toMatchObject({ isUpdated: false, errorCode: null });
    await expectTruth(sandbox, world);
  });

  test("of an update as a whole is narrowed down to the one that is to blame", async () => {
    const expenseIds = await addExpenses(world, 3);
    await sync(expenseIds);
    for (const expenseId of expenseIds) await edit(expenseId, { lineDescription: "Ferry" });
    // All three, then two of them, then the one.
    await queueFaults(sandbox, { match: { ...OTHER_STEPS.updates, times: 3 }, answer: WHOLE_REFUSAL });
    expect(await update(expenseIds)).toMatchObject({ synced: 2, failed: 1 });
    const told = await Promise.all(expenseIds.map(read));
    expect(told.filter(({ isUpdated, errorCode }) => isUpdated && errorCode !== null)).toHaveLength(1);
    await expectTruth(sandbox, world);
  });

  test("and a contact name that Xero refuses leaves the transaction as it was, and says so", async () => {
    const [expenseId] = (await addExpenses(world, 1)) as [string];
    await sync([expenseId]);
    await edit(expenseId, { contact: { contactName: "Refused Ltd" } });
    await queueFaults(sandbox, { match: STEPS["contacts are created"], refuse: { everyNth: 1, message: "No such name." } });
    expect(await update([expenseId])).toMatchObject({ synced: 0, failed: 1 });
    expect(await read(expenseId)).toMatchObject({ isUpdated: true, errorCode: "contactNameInvalid" });
    await expectTruth(sandbox, world);
  });
});
