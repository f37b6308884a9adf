import { createHash, randomUUID } from "node:crypto";
import { claimRequest, releaseRequest, storeAnswer, type RequestKey, type StoredAnswer } from "@/lib/adapters/db/api-requests";
import type { Database } from "@/lib/adapters/db/client";
import { ApiProblem } from "@/lib/core/api/api-problem";
import type { BusinessScope } from "@/lib/core/business-scope";

const LIFETIME_MS = 24 * 60 * 60_000;
/** Longer than any call is given; after that, whoever worked on it is taken for dead. */
const LEASE_MS = 120_000;

export type OnceRequest = RequestKey & { method: string; path: string; body: Uint8Array };

/**
 * Answers a request under its Idempotency-Key: the first time by doing it, for a day after that with the answer that was given then. A call that fails for
 * a fault of ours lets the key go, so that it can be repeated; what it may have done already is found again by external id, content or run.
 * @throws ApiProblem idempotencyKeyReused for another request, idempotencyKeyInUse while the first is being worked on
 */
export async function answerOnce(
  db: Database,
  scope: BusinessScope,
  { apiKeyId, key, method, path, body }: OnceRequest,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer & { isReplayed: boolean }> {
  const fingerprint = createHash("sha256").update(`${method} ${path}\n`).update(body).digest("hex");
  const holder = randomUUID();
  const claim = await claimRequest(db, scope, { apiKeyId, key, fingerprint, holder, lifetimeMs: LIFETIME_MS, leaseMs: LEASE_MS });
  if (claim.kind !== "ours") {
    if (claim.fingerprint !== fingerprint) throw new ApiProblem("idempotencyKeyReused");
    if (claim.kind === "inUse") throw new ApiProblem("idempotencyKeyInUse");
    return { ...claim.answer, isReplayed: true };
  }
  try {
    const answer = await work();
    if (answer.status >= 500) await releaseRequest(db, scope, holder);
    else await storeAnswer(db, scope, holder, answer);
    return { ...answer, isReplayed: false };
  } catch (error) {
    await releaseRequest(db, scope, holder);
    throw error;
  }
}
