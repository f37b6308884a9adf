import { renameSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { syncEngine } from "@/lib/server/sync-engine";
import { advanceOrganisation } from "@/lib/usecases/advance-organisation";
import { readRun } from "@/lib/usecases/read-run";
import { startSync } from "@/lib/usecases/start-sync";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { expectTruth, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

let sandbox: TestSandbox;
let world: SyncWorld;

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

test("receipts wait while their storage is away, and none is called unreadable", async () => {
  const expenseIds = await addExpenses(world, 3, { receipts: 2 });
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  const folder = process.env["STORAGE_DIR"]!;
  renameSync(folder, `${folder}-away`);
  try {
    const engine = syncEngine(database(), () => false);
    await expect
      .poll(
        async () => {
          await advanceOrganisation(engine, world.organisationId);
          return (await readRun(database(), world.scope, runId!)).waitReason;
        },
        { timeout: 30_000 },
      )
      .toBe("storage");
    expect(await readRun(database(), world.scope, runId!)).toMatchObject({ synced: 3, receiptsSent: 0, receiptsFailed: 0 });
  } finally {
    renameSync(`${folder}-away`, folder);
  }
  await database().syncRun.update({ where: { id: runId! }, data: { resumesAt: new Date() } });
  expect(await workOff(world, runId!)).toMatchObject({ state: "FINISHED", receiptsSent: 6, receiptsFailed: 0 });
  await expectTruth(sandbox, world);
}, 90_000);
