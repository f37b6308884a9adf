import { afterAll, beforeAll, expect, test } from "vitest";
import { timeBareCalls } from "@/tests/support/bare-calls";
import { BENCH_RECEIPT_BYTES, benchExpenses } from "@/tests/support/bench-expenses";
import { measureSync } from "@/tests/support/measured-sync";
import { recordRatio } from "@/tests/support/record-ratio";
import { sandboxClient } from "@/tests/support/sandbox-client";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth } from "@/tests/support/sync-truth";
import { makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

const EXPENSES = 1000;
const CONCURRENCY = 5;
const MEMORY_GOAL_MB = 250;
const NO_LIMIT = "1000000";
Object.assign(process.env, { XERO_MINUTE_LIMIT: NO_LIMIT, XERO_DAY_LIMIT: NO_LIMIT, XERO_CONCURRENCY: String(CONCURRENCY), TZ: "UTC" });

let sandbox: TestSandbox;
let world: SyncWorld;

beforeAll(async () => {
  const limits = { SANDBOX_MINUTE_LIMIT: NO_LIMIT, SANDBOX_DAY_LIMIT: NO_LIMIT, SANDBOX_APP_MINUTE_LIMIT: NO_LIMIT };
  sandbox = await startSandbox({ ...limits, SANDBOX_IN_MEMORY: "true", SANDBOX_KEEP_ATTACHMENT_BYTES: "false" });
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

test("1000 expenses with 1000 receipts: time against the same calls made bare, and memory", { timeout: 600_000 }, async () => {
  const expenseIds = await benchExpenses(world, EXPENSES);
  const { run, calls, wallMs, memoryMb, parts } = await measureSync(sandbox, world, { expenseIds, deadlineMs: 580_000 });
  expect(run).toMatchObject({ state: "FINISHED", synced: EXPENSES, receiptsSent: EXPENSES });
  await expectTruth(sandbox, world);
  const bareMs = await timeBareCalls(sandbox, await sandboxClient(sandbox), {
    bankAccountId: world.bankAccountId,
    expenses: EXPENSES,
    reads: calls - EXPENSES - EXPENSES / 50,
    receiptBytes: BENCH_RECEIPT_BYTES,
    concurrency: CONCURRENCY,
  });
  console.log(`Milliseconds without limits: ${JSON.stringify(parts)}; bare, all of it: ${Math.round(bareMs)}.`);
  recordRatio({ name: "time without limits, against bare calls", unit: "ms", measured: wallMs, ideal: bareMs, goal: "1.25" });
  recordRatio({
    name: `peak memory of the worker, receipts of ${(BENCH_RECEIPT_BYTES / 1e6).toFixed(1)} MB`,
    unit: "MB",
    measured: memoryMb,
    ideal: MEMORY_GOAL_MB,
    goal: "1",
  });
  expect(memoryMb).toBeLessThan(MEMORY_GOAL_MB);
});
