import { afterAll, beforeAll, expect, test } from "vitest";
import { benchExpenses } from "@/tests/support/bench-expenses";
import { measureSync } from "@/tests/support/measured-sync";
import { recordRatio } from "@/tests/support/record-ratio";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth } from "@/tests/support/sync-truth";
import { makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

const EXPENSES = 1000;
const PER_MINUTE = 60;
/** Reference data, contacts and look-ups, on top of one call per chunk and per receipt. */
const OTHER_CALLS = 12;
/** Xero's minute, shortened: 1,030 calls at 60 a minute would take 18 minutes otherwise. */
const MINUTE_MS = Number(process.env.BENCH_MINUTE_MS ?? 6_000);
Object.assign(process.env, { XERO_MINUTE_MS: String(MINUTE_MS), TZ: "UTC" });

let sandbox: TestSandbox;
let world: SyncWorld;

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_MINUTE_MS: String(MINUTE_MS), SANDBOX_IN_MEMORY: "true", SANDBOX_KEEP_ATTACHMENT_BYTES: "false" });
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

test("1000 expenses with 1000 receipts: calls, and time against what the limits allow", { timeout: 600_000 }, async () => {
  const expenseIds = await benchExpenses(world, EXPENSES);
  const { run, calls, limited, pressMs, wallMs } = await measureSync(sandbox, world, { expenseIds, deadlineMs: 580_000 });
  const floorCalls = EXPENSES / 50 + EXPENSES;
  const floorMs = Math.floor((calls - 1) / PER_MINUTE) * MINUTE_MS;
  recordRatio({ name: "calls to Xero", unit: "calls", measured: calls, ideal: floorCalls, goal: `at most ${OTHER_CALLS} more` });
  recordRatio({ name: "time within the limits", unit: "ms", measured: wallMs, ideal: floorMs, goal: "1.03" });
  console.log(`The press was answered in ${Math.round(pressMs)} ms. Calls refused for a limit: ${JSON.stringify(limited)}.`);
  expect(run).toMatchObject({ state: "FINISHED", synced: EXPENSES, receiptsSent: EXPENSES });
  expect(calls).toBeLessThanOrEqual(floorCalls + OTHER_CALLS);
  expect(limited).toEqual({});
  await expectTruth(sandbox, world);
});
