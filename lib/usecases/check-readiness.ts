import type { Database } from "@/lib/adapters/db/client";
import { findLatestHeartbeat } from "@/lib/adapters/db/heartbeats";

/** Six heartbeats missed: the worker is gone or stuck. */
const STALE_AFTER_MS = 30_000;

export async function checkReadiness(db: Database, now: Date): Promise<{ database: boolean; worker: boolean }> {
  try {
    const seenAt = await findLatestHeartbeat(db);
    return { database: true, worker: seenAt !== null && now.getTime() - seenAt.getTime() < STALE_AFTER_MS };
  } catch {
    return { database: false, worker: false };
  }
}
