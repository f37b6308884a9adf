import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { syncEngine } from "@/lib/server/sync-engine";
import { advanceOrganisation } from "@/lib/usecases/advance-organisation";
import { readRun } from "@/lib/usecases/read-run";
import { startSync } from "@/lib/usecases/start-sync";
import { queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, workOff } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { untilParked } from "@/tests/support/worker-crew";

const LARGE = 300;

let sandbox: TestSandbox;
let large: SyncWorld;
let small: SyncWorld;

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  large = await makeSyncWorld(sandbox, "Large Pte Ltd");
  small = await makeSyncWorld(sandbox, "Small Pte Ltd");
});
afterAll(() => sandbox.stop());

test("a small run is done, with its receipts, while a large one of another business on the same organisation goes on", async () => {
  expect(small.organisationId).toBe(large.organisationId);
  const many = await addExpenses(large, LARGE, { receipts: 1 });
  const few = await addExpenses(small, 5, { receipts: 1, merchantName: "Small" });
  await queueFaults(sandbox, { match: { ...STEPS["transactions are created"], skip: 1 }, holdBefore: "the large run is under way" });
  const largeRun = await startSync(database(), large.scope, large.actor, { selection: { expenseIds: many } });
  const largeDone = workOff(large, largeRun.runId!, { deadlineMs: 55_000 });
  await untilParked(sandbox, "the large run is under way");
  const smallRun = await startSync(database(), small.scope, small.actor, { selection: { expenseIds: few } });
  await sandbox.control("release", { name: "the large run is under way" });

  expect(await largeDone).toMatchObject({ state: "FINISHED", synced: LARGE, receiptsSent: LARGE });
  const done = await workOff(small, smallRun.runId!);
  expect(done).toMatchObject({ state: "FINISHED", synced: 5, receiptsSent: 5 });
  const leftThen = await database().syncItem.count({ where: { runId: largeRun.runId!, settledAt: { gt: new Date(done.finishedAt!) } } });
  expect(leftThen).toBeGreaterThan(LARGE / 2);
  await expectTruth(sandbox, large);
});

test("a large run gives its place up to an organisation that nobody serves, and goes on behind it", async () => {
  const many = await addExpenses(large, 130, { receipts: 1, merchantName: "Behind" });
  await queueFaults(sandbox, { match: { ...STEPS["a receipt is attached"], times: 0 }, delayAfterMs: 150 });
  const { runId } = await startSync(database(), large.scope, large.actor, { selection: { expenseIds: many } });
  const waiting = await database().organisation.create({
    data: { provider: "XERO", providerTenantId: "waiting", name: "Waiting", baseCurrency: "SGD", countryCode: "SG" },
  });
  const { businessId } = small.scope;
  const theirs = await database().syncRun.create({ data: { businessId, organisationId: waiting.id, requestedByName: "Fina" } });
  await advanceOrganisation(
    syncEngine(database(), () => false),
    large.organisationId,
  );
  const { receiptsSent } = await readRun(database(), large.scope, runId!);
  expect(receiptsSent).toBeLessThan(130);

  await sandbox.control("faults/clear", {});
  await database().syncRun.delete({ where: { id: theirs.id } });
  expect(await workOff(large, runId!)).toMatchObject({ state: "FINISHED", receiptsSent: 130 });
  await expectTruth(sandbox, large);
});
