import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { editExpense } from "@/lib/usecases/edit-expense";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import { CALL_FAULTS, clearFaults, faultHits, OTHER_STEPS, queueFaults, STEPS } from "@/tests/support/faults";
import { forgetReferenceData } from "@/tests/support/stale-reference-data";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

describe("whatever a run asks of the ledger besides sending", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox);
  });
  afterEach(() => clearFaults(sandbox));
  afterAll(() => sandbox.stop());

  const strike = (fault: object, ...steps: (keyof typeof OTHER_STEPS)[]) =>
    queueFaults(
      sandbox,
      steps.map((step) => ({ ...fault, match: OTHER_STEPS[step] })),
    );

  const live = async (expenseId: string) => {
    const { reference } = await database().transaction.findUniqueOrThrow({ where: { id: expenseId } });
    return (await sandboxTransactions(sandbox)).filter((each) => each.reference === reference && each.status !== "DELETED");
  };

  test.each(Object.entries(CALL_FAULTS))("when %s, it is asked again, and what follows is right", async (name, fault) => {
    const expenseIds = await addExpenses(world, 2, { receipts: 1, merchants: 1 });
    const [kept, removed] = [expenseIds[0]!, expenseIds[1]!];
    // The lost answers make the run look up what it sent.
    await queueFaults(sandbox, [
      { match: STEPS["transactions are created"], dropAfter: true },
      { match: STEPS["a receipt is attached"], dropAfter: true },
    ]);
    await strike(fault, "accounts", "lookUps", "listing");
    await forgetReferenceData(world);
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    expect(await workOff(world, runId!)).toMatchObject({ state: "FINISHED", synced: 2, unknown: 0, receiptsSent: 2 });
    expect(await faultHits(sandbox)).toBe(5);

    await clearFaults(sandbox);
    await strike(fault, "lookUps", "updates");
    const lineDescription = `After: ${name}`;
    await editExpense(database(), world.scope, world.actor, { expenseId: kept, version: null, changes: { lineDescription } });
    const update = await startUpdate(database(), world.scope, world.actor, { expenseIds: [kept] });
    expect(await workOff(world, update.runId)).toMatchObject({ state: "FINISHED", synced: 1, failed: 0 });
    expect(await faultHits(sandbox)).toBe(2);
    expect((await live(kept)).map((each) => each.lines.map((line) => line.description))).toEqual([[lineDescription]]);

    await clearFaults(sandbox);
    await strike(fault, "oneTransaction", "removals");
    const removal = await startRemove(database(), world.scope, world.actor, { expenseIds: [removed] });
    expect(await workOff(world, removal.runId)).toMatchObject({ state: "FINISHED", synced: 1, failed: 0 });
    expect(await faultHits(sandbox)).toBe(2);
    expect(await live(removed)).toEqual([]);
    await expectTruth(sandbox, world);
  });

  test.each(Object.entries(CALL_FAULTS))(
    "when tokens are refreshed in the middle of a run and %s, the run goes on",
    async (_name, fault) => {
      const expenseIds = await addExpenses(world, 1, { receipts: 1, merchants: 1 });
      await queueFaults(sandbox, { match: STEPS["transactions are created"], changes: [{ kind: "expireTokens" }] });
      await strike(fault, "tokens");
      const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
      expect(await workOff(world, runId!)).toMatchObject({ state: "FINISHED", synced: 1, receiptsSent: 1 });
      expect(await faultHits(sandbox)).toBe(2);
      await expectTruth(sandbox, world);
    },
  );
});
