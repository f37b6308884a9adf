import type { Database } from "@/lib/adapters/db/client";
import { updateUser } from "@/lib/adapters/db/users";
import { revokeSessionsOf } from "@/lib/adapters/db/user-sessions";
import { hashPassword } from "./check-password";

/** The person has this password from now on, of their own choice. Every other session of theirs ends. */
export async function replacePassword(
  db: Database,
  { userId, sessionId, next }: { userId: string; sessionId: string; next: string },
): Promise<void> {
  const passwordHash = await hashPassword(next);
  await db.$transaction(async (tx) => {
    await updateUser(tx, userId, { passwordHash, hasOneTimePassword: false });
    await revokeSessionsOf(tx, { userId, exceptSessionId: sessionId });
  });
}
