import { afterEach, beforeEach, expect, test } from "vitest";
import { timeBareCalls } from "@/tests/support/bare-calls";
import { BENCH_RECEIPT_BYTES, benchExpenses } from "@/tests/support/bench-expenses";
import { queueFaults } from "@/tests/support/faults";
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

beforeEach(async () => {
  const limits = { SANDBOX_MINUTE_LIMIT: NO_LIMIT, SANDBOX_DAY_LIMIT: NO_LIMIT, SANDBOX_APP_MINUTE_LIMIT: NO_LIMIT };
  sandbox = await startSandbox({ ...limits, SANDBOX_IN_MEMORY: "true", SANDBOX_KEEP_ATTACHMENT_BYTES: "false" });
  world = await makeSyncWorld(sandbox);
});
afterEach(() => sandbox.stop());

/**
 * A ledger on this machine that answers at once shares the cores with the worker and the database: their number decides. With a pause before each
 * answer, as over the internet, what is left above the bare calls is the engine's own.
 */
test.each([
  { delayAfterMs: 0, answers: "at once, on this machine" },
  { delayAfterMs: 100, answers: "after 100 ms" },
])(
  "1000 expenses with 1000 receipts, answered $answers: time against the same calls made bare, and memory",
  { timeout: 600_000 },
  async (pace) => {
    const expenseIds = await benchExpenses(world, EXPENSES);
    if (pace.delayAfterMs > 0)
      await queueFaults(sandbox, { match: { path: "/api.xro/", times: 1_000_000 }, delayAfterMs: pace.delayAfterMs });
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
    console.log(`Milliseconds without limits, answered ${pace.answers}: ${JSON.stringify(parts)}; bare, all of it: ${Math.round(bareMs)}.`);
    const receipts = `receipts of ${(BENCH_RECEIPT_BYTES / 1e6).toFixed(1)} MB`;
    recordRatio({
      name: `without limits, against bare calls answered ${pace.answers}`,
      unit: "ms",
      measured: wallMs,
      ideal: bareMs,
      goal: "1.25",
    });
    recordRatio({ name: `peak memory of the worker, ${receipts}`, unit: "MB", measured: memoryMb, ideal: MEMORY_GOAL_MB, goal: "1" });
    expect(memoryMb).toBeLessThan(MEMORY_GOAL_MB);
  },
);
