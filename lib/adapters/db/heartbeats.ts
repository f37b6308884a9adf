import type { DatabaseTransaction } from "./client";

/** When a worker that has not stopped was seen last; null when there is none. */
export async function findLatestHeartbeat(db: DatabaseTransaction): Promise<Date | null> {
  const latest = await db.workerHeartbeat.findFirst({ where: { stoppedAt: null }, orderBy: { seenAt: "desc" }, select: { seenAt: true } });
  return latest?.seenAt ?? null;
}
