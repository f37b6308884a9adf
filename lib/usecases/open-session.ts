import type { Database } from "@/lib/adapters/db/client";
import { findStartingBusinessId, insertSession } from "@/lib/adapters/db/user-sessions";
import { AppError } from "@/lib/core/app-error";

/** Two weeks, whatever is done meanwhile. */
export const SESSION_LIFETIME_MS = 14 * 24 * 60 * 60_000;

/** A new signed-in browser of this person; answers the id that its cookie carries. */
export async function openSession(db: Database, userId: string, now: Date): Promise<string> {
  const businessId = await findStartingBusinessId(db, userId);
  if (!businessId) throw new AppError("notAllowed");
  return insertSession(db, { userId, businessId, expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS) });
}
