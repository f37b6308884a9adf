import type { Database } from "@/lib/adapters/db/client";
import { findStartingBusinessId, insertSession } from "@/lib/adapters/db/user-sessions";
import { AppError } from "@/lib/core/app-error";

/** Two weeks, whatever is done meanwhile. */
export const SESSION_LIFETIME_MS = 14 * 24 * 60 * 60_000;

type Arrival = { userId: string; /** Not through the identity provider. */ isByPassword: boolean; now: Date };

/** A new signed-in browser of this person; answers the id that its cookie carries. */
export async function openSession(db: Database, { userId, isByPassword, now }: Arrival): Promise<string> {
  const businessId = await findStartingBusinessId(db, userId);
  if (!businessId) throw new AppError("notAllowed");
  return insertSession(db, { userId, businessId, isByPassword, expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS) });
}
