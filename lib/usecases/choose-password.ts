import type { Database } from "@/lib/adapters/db/client";
import { findUser, updateUser } from "@/lib/adapters/db/users";
import { revokeSessionsOf } from "@/lib/adapters/db/user-sessions";
import { checkPassword, hashPassword } from "./check-password";

type Choice = { userId: string; sessionId: string; next: string };

/** Puts a password of their own into the place of the one that an admin gave. False when it is that one again. Every other session of the person ends. */
export async function choosePassword(db: Database, { userId, sessionId, next }: Choice): Promise<boolean> {
  const { passwordHash: given } = await findUser(db, userId);
  if (await checkPassword(given, next)) return false;
  const passwordHash = await hashPassword(next);
  await db.$transaction(async (tx) => {
    await updateUser(tx, userId, { passwordHash, hasOneTimePassword: false });
    await revokeSessionsOf(tx, { userId, exceptSessionId: sessionId });
  });
  return true;
}
