import { setTimeout as sleep } from "node:timers/promises";
import { database } from "@/lib/adapters/db/client";
import type { Program } from "@/scripts/processes/programs";
import { startWorker } from "./start-worker";
import type { TestSandbox } from "./start-sandbox";
import type { SyncWorld } from "./sync-world";

/** Several workers, of which one at a time holds the organisation. */
export class WorkerCrew {
  private workers: Program[] = [];

  hire(count: number): void {
    while (this.workers.filter((worker) => worker.isRunning()).length < count) this.workers.push(startWorker());
  }

  /** The worker that holds the organisation now. */
  async holder(world: SyncWorld): Promise<Program> {
    return (await this.holderUnless(world, () => Promise.resolve(false)))!;
  }

  /** Null once `isOver`: nobody holds an organisation for which there is nothing to do. */
  async holderUnless(world: SyncWorld, isOver: () => Promise<boolean>): Promise<Program | null> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const lease = await database().organisationLease.findUnique({ where: { organisationId: world.organisationId } });
      const found =
        lease && lease.expiresAt > new Date()
          ? this.workers.find((worker) => worker.isRunning() && lease.holder.includes(`-${worker.pid}-`))
          : undefined;
      if (found) return found;
      if (await isOver()) return null;
      if (Date.now() > deadline)
        throw new Error(
          `Nobody holds the organisation: ${lease?.holder ?? "no lease"}\n${this.workers.map((worker) => worker.output()).join("\n")}`,
        );
      await sleep(30);
    }
  }

  async dismiss(): Promise<void> {
    for (const worker of this.workers) {
      if (!worker.isRunning()) continue;
      process.kill(worker.pid, "SIGCONT");
      process.kill(worker.pid, "SIGKILL");
      await worker.ended;
    }
    this.workers = [];
  }
}

/** Waits until a call is parked in the sandbox under this name, or several. */
export async function untilParked(sandbox: TestSandbox, name: string, count = 1): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const holds = await sandbox.control<Record<string, number>>("holds");
    if ((holds[name] ?? 0) >= count) return;
    if (Date.now() > deadline) throw new Error(`Nobody is parked at ${name}: ${JSON.stringify(holds)}`);
    await sleep(20);
  }
}
