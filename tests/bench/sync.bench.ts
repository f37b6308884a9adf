import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { recordRatio } from "@/tests/support/record-ratio";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { startWorker } from "@/tests/support/start-worker";
import { expectTruth, untilOver } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

const EXPENSES = 1000;
/** Xero's minute, shortened: 1,040 calls at 60 a minute would take 18 minutes otherwise. */
const MINUTE_MS = 3_000;
Object.assign(process.env, { XERO_MINUTE_MS: String(MINUTE_MS), TZ: "UTC" });

let sandbox: TestSandbox;
let world: SyncWorld;

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_MINUTE_MS: String(MINUTE_MS), SANDBOX_IN_MEMORY: "true", SANDBOX_KEEP_ATTACHMENT_BYTES: "false" });
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

/** The most memory a process ever had, in MB, as the kernel counts it. */
function peakMemoryMb(pid: number): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

test("1000 expenses with 1000 receipts: calls, time within the limits, memory", { timeout: 400_000 }, async () => {
  const expenseIds = await addExpenses(world, EXPENSES, {
    receipts: 1,
    merchants: 40,
    receiptBytes: Number(process.env.BENCH_RECEIPT_BYTES ?? 200_000),
  });
  const worker = startWorker();
  await sandbox.control("limits/forget", {});
  const before = await sandbox.control<{ total: number }>("calls");
  const pressedAt = performance.now();
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  const pressMs = Math.round(performance.now() - pressedAt);
  const run = await untilOver(world, runId!, 380_000);
  const wallMs = Math.round(performance.now() - pressedAt);
  const after = await sandbox.control<{ total: number; limited: Record<string, number> }>("calls");
  const memoryMb = peakMemoryMb(worker.pid);
  await worker.stop("SIGTERM");
  const calls = after.total - before.total;
  const floorCalls = EXPENSES / 50 + EXPENSES;
  const floorMs = Math.floor((calls - 1) / 60) * MINUTE_MS;
  recordRatio({ name: "calls", unit: "calls", measured: calls, ideal: floorCalls });
  recordRatio({ name: "time", unit: "ms", measured: wallMs, ideal: floorMs });
  console.log(
    [
      `press answered in ${pressMs} ms`,
      `refused for limits: ${JSON.stringify(after.limited)}`,
      `peak memory of the worker ${memoryMb} MB`,
    ].join("\n"),
  );
  expect(run).toMatchObject({ state: "FINISHED", synced: EXPENSES, receiptsSent: EXPENSES });
  await expectTruth(sandbox, world);
});
