import type { Program } from "@/scripts/processes/programs";
import { WORKER_FLAGS } from "@/scripts/processes/worker-flags";
import { spawnProcess } from "./spawn-process";

/** A worker with this test file's settings, as a process of its own: it can be killed at any moment like a real one. */
export function startWorker(env: Record<string, string> = {}): Program {
  return spawnProcess({ name: "worker", flags: WORKER_FLAGS, env: { WORKER_POLL_MS: "250", ...env } });
}
