import type { Database } from "@/lib/adapters/db/client";
import { revokeSession, revokeSessionsOf } from "@/lib/adapters/db/user-sessions";

/** Ends one session of a person. */
export async function endSession(db: Database, session: { sessionId: string; userId: string }): Promise<void> {
  await revokeSession(db, session);
}

/** Ends every session of a person but the one they are using. */
export async function endOtherSessions(db: Database, own: { sessionId: string; userId: string }): Promise<void> {
  await revokeSessionsOf(db, { userId: own.userId, exceptSessionId: own.sessionId });
}
