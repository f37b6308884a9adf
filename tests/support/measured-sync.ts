import { readFileSync } from "node:fs";
import { database } from "@/lib/adapters/db/client";
import type { RunProgress } from "@/lib/core/run-progress";
import { readRun } from "@/lib/usecases/read-run";
import { startSync } from "@/lib/usecases/start-sync";
import type { TestSandbox } from "./start-sandbox";
import { startWorker } from "./start-worker";
import type { SyncWorld } from "./sync-world";

export type Measured = {
  run: RunProgress;
  calls: number;
  limited: Record<string, number>;
  pressMs: number;
  wallMs: number;
  memoryMb: number;
  /** Where the time went, from the press on. */
  parts: Record<string, number>;
};

type Logged = { atMs: number; durationMs: number; path: string; method: string };

/** One press of Sync, worked off by a worker of its own, which is at work before the press. */
export async function measureSync(
  sandbox: TestSandbox,
  world: SyncWorld,
  { expenseIds, deadlineMs, env = {} }: { expenseIds: string[]; deadlineMs: number; env?: Record<string, string> },
): Promise<Measured> {
  const worker = startWorker({ LOG_LEVEL: "info", ...env });
  while (!worker.output().includes("at work")) await new Promise((resolve) => setTimeout(resolve, 50));
  await sandbox.control("calls/clear", {});
  await sandbox.control("limits/forget", {});
  const pressedAt = Date.now();
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  const pressMs = Date.now() - pressedAt;
  const wallMs = (await untilFinished(runId!, deadlineMs)).getTime() - pressedAt;
  const run = await readRun(database(), world.scope, runId!);
  const { total, limited, calls } = await sandbox.control<{ total: number; limited: Record<string, number>; calls: Logged[] }>("calls");
  const memoryMb = peakMemoryMb(worker.pid);
  await worker.stop("SIGTERM");
  return { run, calls: total, limited, pressMs, wallMs, memoryMb, parts: partsOf(calls, { pressedAt, wallMs }) };
}

/** When the run was over, by the database's clock, which is this machine's. Asks seldom, so that the measuring does not count. */
async function untilFinished(runId: string, deadlineMs: number): Promise<Date> {
  const deadline = performance.now() + deadlineMs;
  while (performance.now() < deadline) {
    const { finishedAt } = await database().syncRun.findUniqueOrThrow({ where: { id: runId }, select: { finishedAt: true } });
    if (finishedAt) return finishedAt;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("The run is not over");
}

/** The most memory a process ever had, in MB, as the kernel counts it. */
function peakMemoryMb(pid: number): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

/** What followed what: each part ends where the next begins. */
function partsOf(calls: Logged[], { pressedAt, wallMs }: { pressedAt: number; wallMs: number }) {
  const firstOf = (path: RegExp) =>
    Math.min(...calls.filter(({ method, path: at }) => method === "PUT" && path.test(at)).map(({ atMs }) => atMs));
  const begins = {
    "until the first call": pressedAt,
    "reading and contacts": Math.min(...calls.map(({ atMs }) => atMs)),
    transactions: firstOf(/BankTransactions\?/),
    receipts: firstOf(/Attachments/),
  };
  const ends = [...Object.values(begins).slice(1), pressedAt + wallMs];
  return Object.fromEntries(Object.entries(begins).map(([part, begin], index) => [part, Math.round((ends[index] ?? begin) - begin)]));
}
