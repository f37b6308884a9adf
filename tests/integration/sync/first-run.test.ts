import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

describe("a sync run", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox);
  });
  afterAll(() => sandbox.stop());

  test("puts every selected expense into the ledger once, with its receipts", async () => {
    const expenseIds = await addExpenses(world, 60, { receipts: 1 });
    const started = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    expect(started).toMatchObject({ queued: 60, blocked: 0, alreadyRunning: 0 });
    const run = await workOff(world, started.runId!);
    expect(run).toMatchObject({ state: "FINISHED", total: 60, synced: 60, failed: 0, receiptsTotal: 60, receiptsSent: 60 });
    await expectTruth(sandbox, world);
    expect(await sandboxTransactions(sandbox)).toHaveLength(60);
  });
});
