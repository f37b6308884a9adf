import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { claimRefresh, endRefresh, markRevoked, readTokens, storeRefreshed } from "@/lib/adapters/db/authorisations";
import type { Database } from "@/lib/adapters/db/client";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";

export type AccessTokenOutcome =
  { kind: "token"; accessToken: string; msLeft: number } | { kind: "gone" } | { kind: "unavailable"; message: string };

/** Before it expires, so that no call of a run meets an expired one; of a short life, the last tenth. */
const EARLY_MS = 2 * 60_000;
const EARLY_PART = 0.1;
/**
 * How many times the deadline of the request the lease lasts. A request is begun in the first half of it at the latest, so that a lease never
 * ends under one that is still out.
 */
const LEASE_DEADLINES = 2.5;
const LOOK_AGAIN_MS = 60;
const PATIENCE_MS = 40_000;

/**
 * The access token of an authorisation, refreshed where it is nearly over or was `rejected` by the ledger. Tokens belong to a person and
 * this app, and two refreshes at once would invalidate each other: one process refreshes, the others wait for what it stores.
 */
export async function obtainAccessToken(
  db: Database,
  identity: AccountingIdentity,
  authorisationId: string,
  rejected: string | null = null,
): Promise<AccessTokenOutcome> {
  const givesUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < givesUpAt) {
    const stored = await readTokens(db, authorisationId);
    if (!stored?.isValid) return { kind: "gone" };
    if (stored.msLeft > Math.min(EARLY_MS, stored.lifeMs * EARLY_PART) && stored.accessToken !== rejected)
      return { kind: "token", accessToken: stored.accessToken, msLeft: stored.msLeft };
    // Somebody is at it. What is still good for a moment may be used meanwhile.
    if (stored.isBeingRefreshed && stored.msLeft > 10_000 && stored.accessToken !== rejected)
      return { kind: "token", accessToken: stored.accessToken, msLeft: 0 };

    const claimId = randomUUID();
    if (
      stored.isBeingRefreshed ||
      !(await claimRefresh(db, authorisationId, { claimId, leaseMs: LEASE_DEADLINES * identity.deadlineMs, seen: stored.refreshToken }))
    ) {
      await sleep(LOOK_AGAIN_MS);
      continue;
    }
    const outcome = await refreshUnderClaim(db, identity, { authorisationId, claimId, refreshToken: stored.refreshToken });
    if (outcome) return outcome;
  }
  return { kind: "unavailable", message: "Another process is refreshing the access token and has not finished" };
}

/** Null: the lease was lost meanwhile, and somebody else's tokens are the ones to look at. */
async function refreshUnderClaim(
  db: Database,
  identity: AccountingIdentity,
  { authorisationId, claimId, refreshToken }: { authorisationId: string; claimId: string; refreshToken: string },
): Promise<AccessTokenOutcome | null> {
  const claimedAt = performance.now();
  try {
    const answer = await identity.refreshTokens(
      refreshToken,
      () => performance.now() - claimedAt < (LEASE_DEADLINES * identity.deadlineMs) / 2,
    );
    if (answer.kind === "unreachable") {
      await endRefresh(db, authorisationId, claimId);
      return { kind: "unavailable", message: answer.message };
    }
    if (answer.kind === "gone") return (await markRevoked(db, authorisationId, claimId)) ? { kind: "gone" } : null;
    const isStored = await storeRefreshed(db, authorisationId, claimId, answer.value);
    return isStored ? { kind: "token", accessToken: answer.value.accessToken, msLeft: answer.value.expiresInMs } : null;
  } catch (error) {
    await endRefresh(db, authorisationId, claimId);
    throw error;
  }
}
