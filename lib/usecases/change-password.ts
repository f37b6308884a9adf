import type { Database } from "@/lib/adapters/db/client";
import { replacePassword } from "./replace-password";
import { signIn } from "./sign-in";

type PasswordChange = { userId: string; email: string; sessionId: string; current: string; next: string; now: Date };

/**
 * False when the current password is wrong; guessing it here is slowed like signing in. Every other session of the person ends.
 * @throws AppError slowDown {seconds}
 */
export async function changePassword(db: Database, { userId, email, sessionId, current, next, now }: PasswordChange): Promise<boolean> {
  const known = await signIn(db, { email, password: current, address: null, now });
  if (known?.id !== userId) return false;
  await replacePassword(db, { userId, sessionId, next });
  return true;
}
