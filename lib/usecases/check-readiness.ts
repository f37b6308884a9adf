import type { Database } from "@/lib/adapters/db/client";
import { findLatestHeartbeat } from "@/lib/adapters/db/heartbeats";
import { fileStorage } from "@/lib/adapters/storage/file-storage";

/** Six heartbeats missed: the worker is gone or stuck. */
const STALE_AFTER_MS = 30_000;
/** Who asks every second shall not write to the storage every second. */
const STORAGE_CHECK_MS = 15_000;

export type Readiness = { database: boolean; worker: boolean; storage: boolean };

let lastCheck: { at: number; outcome: Promise<boolean> } | undefined;

function checkStorage(now: Date): Promise<boolean> {
  if (!lastCheck || now.getTime() - lastCheck.at >= STORAGE_CHECK_MS) {
    const outcome = fileStorage()
      .check()
      .then(
        () => true,
        () => false,
      );
    lastCheck = { at: now.getTime(), outcome };
  }
  return lastCheck.outcome;
}

/** Whether the database answers, a worker is at work, and files can be written where they are kept. */
export async function checkReadiness(db: Database, now: Date): Promise<Readiness> {
  const storage = await checkStorage(now);
  try {
    const seenAt = await findLatestHeartbeat(db);
    return { database: true, worker: seenAt !== null && now.getTime() - seenAt.getTime() < STALE_AFTER_MS, storage };
  } catch {
    return { database: false, worker: false, storage };
  }
}
