import { findSessionKeys, type SessionKeys } from "@/lib/adapters/db/ledger-sessions";
import type { Database } from "@/lib/adapters/db/client";
import type { LedgerAccess } from "@/lib/adapters/xero/ledger-access";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import type { LedgerSession } from "@/lib/core/accounting-provider";
import { obtainAccessToken } from "@/lib/usecases/obtain-access-token";

/** A connection that ends is noticed within this time; until then a call costs no look into the database. */
const KEYS_FRESH_MS = 5_000;
/** Not used from memory when it is about to be refreshed. */
const TOKEN_MARGIN_MS = 3 * 60_000;

type Kept<T> = { value: T; untilMs: number };

/** Finds a connection's tokens, and keeps what is good for a while in memory. */
export function ledgerAccess(db: Database, identity: AccountingIdentity): LedgerAccess {
  const keys = new Map<string, Kept<SessionKeys>>();
  const tokens = new Map<string, Kept<string>>();

  const keysOf = async (session: LedgerSession): Promise<SessionKeys | null> => {
    const key = `${session.connectionId} ${session.isEnding ? "ending" : ""}`;
    const kept = keys.get(key);
    if (kept && kept.untilMs > performance.now()) return kept.value;
    const found = await findSessionKeys(db, session);
    if (found) keys.set(key, { value: found, untilMs: performance.now() + KEYS_FRESH_MS });
    else keys.delete(key);
    return found;
  };

  const tokenOf = async (authorisationId: string, rejected: string | null) => {
    const kept = tokens.get(authorisationId);
    if (kept && kept.untilMs > performance.now() && kept.value !== rejected) return { kind: "token" as const, accessToken: kept.value };
    tokens.delete(authorisationId);
    const outcome = await obtainAccessToken(db, identity, authorisationId, rejected);
    if (outcome.kind === "token" && outcome.msLeft > TOKEN_MARGIN_MS) {
      tokens.set(authorisationId, { value: outcome.accessToken, untilMs: performance.now() + outcome.msLeft - TOKEN_MARGIN_MS });
    }
    return outcome;
  };

  return {
    async open(session, rejectedToken) {
      const found = await keysOf(session);
      if (!found) return { kind: "gone" };
      const token = await tokenOf(found.authorisationId, rejectedToken ?? null);
      return token.kind === "token" ? { kind: "open", accessToken: token.accessToken, providerTenantId: found.providerTenantId } : token;
    },
    async isStillGranted(session) {
      const found = await keysOf(session);
      if (!found) return false;
      let rejected: string | null = null;
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const token = await tokenOf(found.authorisationId, rejected);
        if (token.kind === "gone") return false;
        if (token.kind === "unavailable") return null;
        const listed = await identity.listOrganisations(token.accessToken, null);
        if (listed.kind === "answered") return listed.value.some(({ providerTenantId }) => providerTenantId === found.providerTenantId);
        if (listed.kind === "unreachable") return null;
        rejected = token.accessToken;
      }
      return null;
    },
  };
}
