import { createHash, randomBytes } from "node:crypto";
import { insertAttempt } from "@/lib/adapters/db/connect-attempts";
import type { Database } from "@/lib/adapters/db/client";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import type { BusinessScope } from "@/lib/core/business-scope";

const ATTEMPT_LIFE_MS = 10 * 60_000;

/** Only the hash is stored: who reads the database cannot finish somebody's consent. */
export function hashState(state: string): string {
  return createHash("sha256").update(state).digest("base64url");
}

/** Where to send the browser for consent. The state is bound to its session, lives ten minutes and works once. */
export async function beginConnect(
  db: Database,
  scope: BusinessScope,
  input: { identity: AccountingIdentity; sessionId: string; userId: string; redirectUri: string },
): Promise<{ url: string }> {
  const state = randomBytes(32).toString("base64url");
  await insertAttempt(db, scope, {
    stateHash: hashState(state),
    sessionId: input.sessionId,
    userId: input.userId,
    lifeMs: ATTEMPT_LIFE_MS,
  });
  return { url: input.identity.consentUrl({ state, redirectUri: input.redirectUri }) };
}
