import type { DatabaseTransaction } from "./client";

/** When a worker that has not stopped was seen last; null when there is none. */
export async function findLatestHeartbeat(db: DatabaseTransaction): Promise<Date | null> {
  const latest = await db.workerHeartbeat.findFirst({ where: { stoppedAt: null }, orderBy: { seenAt: "desc" }, select: { seenAt: true } });
  return latest?.seenAt ?? null;
}

export async function beat(db: DatabaseTransaction, worker: { id: string; hostName: string }): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "WorkerHeartbeat" ("id", "hostName", "startedAt", "seenAt") VALUES (${worker.id}, ${worker.hostName}, now(), now())
    ON CONFLICT ("id") DO UPDATE SET "seenAt" = now(), "stoppedAt" = NULL`;
}

export async function stopBeating(db: DatabaseTransaction, workerId: string): Promise<void> {
  await db.$executeRaw`UPDATE "WorkerHeartbeat" SET "stoppedAt" = now() WHERE "id" = ${workerId}`;
}

/** Workers that nobody has seen for a day are of no interest to anybody. */
export async function forgetOldHeartbeats(db: DatabaseTransaction): Promise<void> {
  await db.$executeRaw`DELETE FROM "WorkerHeartbeat" WHERE "seenAt" < now() - interval '1 day'`;
}
