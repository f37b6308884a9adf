import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { forgetFailures, forgiveFailure, lockFailures, storeFailures } from "@/lib/adapters/db/sign-in-failures";
import { findUserByEmail } from "@/lib/adapters/db/users";
import { findStartingBusinessId } from "@/lib/adapters/db/user-sessions";
import { AppError } from "@/lib/core/app-error";
import { countingFailures, signInWaitMs, type FailureKind } from "@/lib/core/sign-in-delay";
import { checkPassword } from "./check-password";

type Attempt = { email: string; password: string; /** Null where it is not known for certain. */ address: string | null; now: Date };

/**
 * The person whose e-mail address and password these are, or null.
 * @throws AppError slowDown {seconds} after too many wrong tries for this e-mail address or from this network address
 */
export async function signIn(
  db: Database,
  { email, password, address, now }: Attempt,
): Promise<{ id: string; name: string; email: string } | null> {
  const emailSubject = `email:${email.trim().toLowerCase()}`;
  const addressSubject = address === null ? null : `address:${address}`;
  // Every try counts as a failure until it is right: tries made at the same moment cannot pass together.
  await db.$transaction(async (tx) => {
    if (addressSubject) await countTry(tx, "address", addressSubject, now);
    await countTry(tx, "email", emailSubject, now);
  });
  const user = await findUserByEmail(db, email);
  const isRight = await checkPassword(user?.passwordHash ?? null, password);
  if (!user || !isRight) return null;
  if ((await findStartingBusinessId(db, user.id)) === null) return null;
  await forgetFailures(db, emailSubject);
  if (addressSubject) await forgiveFailure(db, addressSubject);
  return { id: user.id, name: user.name, email: user.email };
}

async function countTry(tx: DatabaseTransaction, kind: FailureKind, subject: string, now: Date): Promise<void> {
  const failures = await lockFailures(tx, subject);
  const waitMs = signInWaitMs(kind, failures, now);
  if (waitMs > 0) throw new AppError("slowDown", { seconds: Math.ceil(waitMs / 1000) });
  await storeFailures(tx, subject, { failureCount: countingFailures(failures, now) + 1, lastFailureAt: now });
}
