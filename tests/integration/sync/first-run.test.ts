import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { saveSyncDefaults } from "@/lib/usecases/save-sync-defaults";
import { startSync } from "@/lib/usecases/start-sync";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, sandboxTransactions, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

const POLICY = { contactPolicy: "MATCH_OR_CREATE", defaultContactId: null, descriptionTemplate: "{merchant}" } as const;

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

  test.each([
    ["NO_TAX", { lineAmountTypes: "NoTax", subTotal: 10, total: 10 }],
    ["EXCLUSIVE", { lineAmountTypes: "Exclusive", subTotal: 10, total: 10.9 }],
  ] as const)("counts taxes as the business's defaults say: %s", async (lineAmountTypes, expected) => {
    const defaults = { ...POLICY, lineAmountTypes };
    await saveSyncDefaults(database(), world.scope, world.actor, defaults);
    const expenseIds = await addExpenses(world, 1);
    const { reference } = await database().transaction.findUniqueOrThrow({ where: { id: expenseIds[0]! } });
    const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
    await workOff(world, runId!);
    expect((await sandboxTransactions(sandbox)).find((each) => each.reference === reference)).toMatchObject(expected);
  });
});
