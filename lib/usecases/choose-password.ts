import type { Database } from "@/lib/adapters/db/client";
import { findUser } from "@/lib/adapters/db/users";
import { checkPassword } from "./check-password";
import { replacePassword } from "./replace-password";

type Choice = { userId: string; sessionId: string; next: string };

/** Puts a password of their own into the place of the one that an admin gave. False when it is that one again. Every other session of the person ends. */
export async function choosePassword(db: Database, { userId, sessionId, next }: Choice): Promise<boolean> {
  const { passwordHash: given } = await findUser(db, userId);
  if (await checkPassword(given, next)) return false;
  await replacePassword(db, { userId, sessionId, next });
  return true;
}
