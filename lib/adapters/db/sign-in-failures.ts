import type { Failures } from "@/lib/core/sign-in-delay";
import type { DatabaseTransaction } from "./client";

/** Until the transaction ends nobody else counts for this subject, so that tries made at the same moment are counted one by one. */
export async function lockFailures(tx: DatabaseTransaction, subject: string): Promise<Failures | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in ${subject}`}, 0))`;
  return tx.signInFailure.findUnique({ where: { subject } });
}

export async function storeFailures(db: DatabaseTransaction, subject: string, failures: Failures): Promise<void> {
  await db.signInFailure.upsert({ where: { subject }, create: { subject, ...failures }, update: failures });
}

export async function forgetFailures(db: DatabaseTransaction, subject: string): Promise<void> {
  await db.signInFailure.deleteMany({ where: { subject } });
}

/** Takes back the one try that turned out right. */
export async function forgiveFailure(db: DatabaseTransaction, subject: string): Promise<void> {
  await db.signInFailure.updateMany({ where: { subject, failureCount: { gt: 0 } }, data: { failureCount: { decrement: 1 } } });
}
