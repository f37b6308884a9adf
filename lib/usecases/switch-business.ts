import type { Database } from "@/lib/adapters/db/client";
import { pointSessionAt } from "@/lib/adapters/db/user-sessions";

/** Points this browser's session at another business of the same person. False where they are no member of it. */
export async function switchBusiness(db: Database, move: { sessionId: string; userId: string; businessId: string }): Promise<boolean> {
  return pointSessionAt(db, move);
}
