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
};

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
  const pressedAt = performance.now();
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  const pressMs = performance.now() - pressedAt;
  await untilFinished(runId!, deadlineMs);
  const wallMs = performance.now() - pressedAt;
  const run = await readRun(database(), world.scope, runId!);
  const { total, limited } = await sandbox.control<{ total: number; limited: Record<string, number> }>("calls");
  const memoryMb = peakMemoryMb(worker.pid);
  await worker.stop("SIGTERM");
  return { run, calls: total, limited, pressMs, wallMs, memoryMb };
}

/** Asks for next to nothing, so that the measuring does not count. */
async function untilFinished(runId: string, deadlineMs: number): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (performance.now() < deadline) {
    const { finishedAt } = await database().syncRun.findUniqueOrThrow({ where: { id: runId }, select: { finishedAt: true } });
    if (finishedAt) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The run is not over");
}

/** The most memory a process ever had, in MB, as the kernel counts it. */
function peakMemoryMb(pid: number): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
