import type { Prisma } from "./generated/client";
import type { DatabaseTransaction } from "./client";

const PERSON = { id: true, email: true, name: true, passwordHash: true } as const;

export async function findUserByEmail(db: DatabaseTransaction, email: string) {
  return db.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: PERSON });
}

export async function findUser(db: DatabaseTransaction, userId: string) {
  return db.user.findUniqueOrThrow({ where: { id: userId }, select: { ...PERSON, locale: true, preferences: true } });
}

export async function updateUser(
  db: DatabaseTransaction,
  userId: string,
  data: Pick<Prisma.UserUpdateInput, "name" | "locale" | "passwordHash" | "hasOneTimePassword">,
): Promise<void> {
  await db.user.update({ where: { id: userId }, data });
}

/** Changes some preferences and leaves the others. */
export async function mergePreferences(db: DatabaseTransaction, userId: string, changes: Record<string, unknown>): Promise<void> {
  await db.$executeRaw`UPDATE "User" SET preferences = preferences || ${JSON.stringify(changes)}::jsonb WHERE id = ${userId}::uuid`;
}
