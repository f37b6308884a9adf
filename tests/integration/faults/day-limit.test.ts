import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { readRun } from "@/lib/usecases/read-run";
import { startSync } from "@/lib/usecases/start-sync";
import { queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, untilOver } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { WorkerCrew } from "@/tests/support/worker-crew";

/** Until the allowance is back; in truth, hours. */
const RETRY_AFTER_SECONDS = 8;

let sandbox: TestSandbox;
let world: SyncWorld;
const crew = new WorkerCrew();

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(async () => {
  await crew.dismiss();
  await sandbox.stop();
});

test("a used up day pauses the run until the time shown; a new worker keeps to it, and goes on by itself", async () => {
  const expenseIds = await addExpenses(world, 4, { receipts: 1 });
  await sandbox.control("calls/clear", {});
  await queueFaults(sandbox, { match: STEPS["a receipt is attached"], limit: "day", retryAfterSeconds: RETRY_AFTER_SECONDS });
  crew.hire(1);
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  const read = () => readRun(database(), world.scope, runId!);
  await expect.poll(read, { timeout: 60_000 }).toMatchObject({ state: "WAITING", waitReason: "day", synced: 4 });
  const resumesAtMs = Date.parse((await read()).resumesAt!);
  await crew.dismiss();
  crew.hire(1);

  const run = await untilOver(world, runId!);
  expect(run).toMatchObject({ state: "FINISHED", synced: 4, receiptsSent: 4, receiptsFailed: 0, waitReason: null });
  expect(Date.parse(run.finishedAt!)).toBeGreaterThanOrEqual(resumesAtMs);
  await expectTruth(sandbox, world);
  const { calls } = await sandbox.control<{ calls: { atMs: number; path: string; status: number }[] }>("calls");
  const refused = calls.find((call) => call.status === 429)!;
  const [, again, ...more] = calls.filter((call) => call.path === refused.path);
  expect(again!.atMs).toBeGreaterThanOrEqual(resumesAtMs);
  expect(more).toEqual([]);
});
