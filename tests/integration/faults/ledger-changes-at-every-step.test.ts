import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { editExpense } from "@/lib/usecases/edit-expense";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import { clearFaults, faultHits, OTHER_STEPS, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, workOff } from "@/tests/support/sync-truth";
import { addExpenses, giveConsent, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

type Change = Record<string, unknown>;

/** What somebody does in the ledger, and how it is taken back; `about` is the reference of an expense of the run. */
const CHANGES: Readonly<Record<string, { does: (about: string) => Change; undoes: (about: string) => Change | null }>> = {
  "an account is archived": {
    does: () => ({ kind: "archiveAccount", account: "493" }),
    undoes: () => ({ kind: "archiveAccount", account: "493", isArchived: false }),
  },
  "the books are locked": {
    does: () => ({ kind: "lockDate", periodLockOn: "2026-12-31" }),
    undoes: () => ({ kind: "lockDate", periodLockOn: null }),
  },
  "a transaction is reconciled": {
    does: (about) => ({ kind: "reconcile", transaction: about }),
    undoes: (about) => ({ kind: "reconcile", transaction: about, isReconciled: false }),
  },
  "the organisation is disconnected": { does: () => ({ kind: "disconnect" }), undoes: () => null },
};

const SENDING = { ...STEPS, "what was sent is looked up": OTHER_STEPS.lookUps, "receipts are listed": OTHER_STEPS.listing };
const CHANGING = { "what is there is read": OTHER_STEPS.lookUps, "an update is sent": OTHER_STEPS.updates };
const REMOVING = { "one transaction is read": OTHER_STEPS.oneTransaction, "a removal is sent": OTHER_STEPS.removals };

let sandbox: TestSandbox;
let world: SyncWorld;
let turn = 0;

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

describe.each(Object.entries(CHANGES))("when %s", (name, { does, undoes }) => {
  const expenses = async () => {
    turn += 1;
    const expenseIds = await addExpenses(world, 3, { receipts: 1, merchants: 1, merchantName: `${name} ${turn}` });
    const { reference } = await database().transaction.findUniqueOrThrow({ where: { id: expenseIds[0]! } });
    return { expenseIds, reference };
  };
  const sync = async (expenseIds: string[]) => {
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    return runId!;
  };
  const strike = async (match: object, about: string) => {
    const before = await faultHits(sandbox);
    await queueFaults(sandbox, { match, changes: [does(about)] });
    return async () => expect(await faultHits(sandbox)).toBeGreaterThan(before);
  };
  const isAccessRemoved = async () =>
    (await database().connection.count({ where: { businessId: world.scope.businessId, state: "ACCESS_REMOVED" } })) > 0;
  /** The change is undone when the run is over, or waits for access; what is pending then goes again, and all of it must be true. */
  const seeThrough = async (runId: string, { hasStruck, about }: { hasStruck: () => Promise<void>; about: string }) => {
    const progress = { isOver: false };
    const over = workOff(world, runId).finally(() => (progress.isOver = true));
    while (!progress.isOver && !(await isAccessRemoved())) await sleep(20);
    await hasStruck();
    await neverTwice();
    await clearFaults(sandbox);
    const change = undoes(about);
    if (change) await sandbox.control("change", change);
    else await giveConsent(sandbox, world.scope, world.actor);
    expect(await over).toMatchObject({ unknown: 0 });
    const pending = await database().transaction.findMany({ where: { businessId: world.scope.businessId, syncState: "PENDING" } });
    if (pending.length > 0)
      expect(await workOff(world, await sync(pending.map(({ id }) => id)))).toMatchObject({ state: "FINISHED", failed: 0, unknown: 0 });
    await expectTruth(sandbox, world);
  };
  const neverTwice = async () => {
    const references = (await sandboxTransactions(sandbox)).flatMap((each) => (each.status === "DELETED" ? [] : [each.reference]));
    expect(new Set(references).size).toBe(references.length);
  };

  test.each(Object.entries(SENDING))(
    "while %s, the run ends, nothing goes twice, and all of it arrives once that is undone",
    async (step, match) => {
      const { expenseIds, reference } = await expenses();
      if (step === "what was sent is looked up") await queueFaults(sandbox, { match: STEPS["transactions are created"], dropAfter: true });
      if (step === "receipts are listed") await queueFaults(sandbox, { match: STEPS["a receipt is attached"], dropAfter: true });
      const hasStruck = await strike(match, reference);
      await seeThrough(await sync(expenseIds), { hasStruck, about: reference });
    },
  );

  test.each(Object.entries(CHANGING))("while %s, the update is made or explained, and made once that is undone", async (_step, match) => {
    const { expenseIds, reference } = await expenses();
    await workOff(world, await sync(expenseIds));
    const lineDescription = `${name} ${turn}, later`;
    for (const expenseId of expenseIds)
      await editExpense(database(), world.scope, world.actor, { expenseId, version: null, changes: { lineDescription } });
    const hasStruck = await strike(match, reference);
    const { runId } = await startUpdate(database(), world.scope, world.actor, { expenseIds });
    await seeThrough(runId, { hasStruck, about: reference });
    const again = await startUpdate(database(), world.scope, world.actor, { expenseIds });
    expect(await workOff(world, again.runId)).toMatchObject({ state: "FINISHED", synced: 3, failed: 0 });
    const words = (await sandboxTransactions(sandbox)).flatMap((each) => each.lines.map((line) => line.description));
    expect(words.filter((each) => each === lineDescription)).toHaveLength(3);
  });

  test.each(Object.entries(REMOVING))("while %s, the removal is made or explained, and no expense is lost", async (_step, match) => {
    const { expenseIds, reference } = await expenses();
    await workOff(world, await sync(expenseIds));
    const hasStruck = await strike(match, reference);
    const { runId } = await startRemove(database(), world.scope, world.actor, { expenseIds });
    await seeThrough(runId, { hasStruck, about: reference });
  });
});
