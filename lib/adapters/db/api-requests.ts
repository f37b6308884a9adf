import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "./client";

/** Swept with each new request, so that the table needs no task of its own. */
const SWEPT_AT_ONCE = 200;

export type RequestKey = { apiKeyId: string; key: string };
export type StoredAnswer = { status: number; body: object };
export type Claim =
  { kind: "ours" } | { kind: "answered"; fingerprint: string; answer: StoredAnswer } | { kind: "inUse"; fingerprint: string };

/** Takes the key for one call. One that is over, or whose worker went away with the same request, may be taken anew. */
export async function claimRequest(
  db: Database,
  scope: BusinessScope,
  {
    apiKeyId,
    key,
    fingerprint,
    holder,
    lifetimeMs,
    leaseMs,
  }: RequestKey & { fingerprint: string; holder: string; lifetimeMs: number; leaseMs: number },
): Promise<Claim> {
  await db.$executeRaw`DELETE FROM "ApiRequest" WHERE ("apiKeyId", "key") IN
    (SELECT "apiKeyId", "key" FROM "ApiRequest" WHERE "expiresAt" <= now() ORDER BY "expiresAt" LIMIT ${SWEPT_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  const ours = await db.$executeRaw`
    INSERT INTO "ApiRequest" AS r ("apiKeyId", "key", "businessId", "fingerprint", "holder", "claimedAt", "expiresAt")
    VALUES (${apiKeyId}::uuid, ${key}, ${scope.businessId}::uuid, ${fingerprint}, ${holder}::uuid, now(), now() + ${lifetimeMs} * interval '1 millisecond')
    ON CONFLICT ("apiKeyId", "key") DO UPDATE SET "fingerprint" = excluded."fingerprint", "holder" = excluded."holder",
      "claimedAt" = excluded."claimedAt", "expiresAt" = excluded."expiresAt", "status" = NULL, "answer" = NULL
    WHERE r."expiresAt" <= now() OR (r."status" IS NULL AND r."fingerprint" = excluded."fingerprint"
      AND r."claimedAt" <= now() - ${leaseMs} * interval '1 millisecond')`;
  if (ours === 1) return { kind: "ours" };
  const known = await db.apiRequest.findUnique({ where: { apiKeyId_key: { apiKeyId, key }, businessId: scope.businessId } });
  if (!known) return { kind: "inUse", fingerprint };
  if (known.status === null) return { kind: "inUse", fingerprint: known.fingerprint };
  return { kind: "answered", fingerprint: known.fingerprint, answer: { status: known.status, body: known.answer as object } };
}

export async function storeAnswer(db: Database, scope: BusinessScope, holder: string, { status, body }: StoredAnswer): Promise<void> {
  await db.apiRequest.updateMany({
    where: { businessId: scope.businessId, holder, status: null },
    data: { status, answer: body },
  });
}

/** Lets the key go: nothing was done under it. */
export async function releaseRequest(db: Database, scope: BusinessScope, holder: string): Promise<void> {
  await db.apiRequest.deleteMany({ where: { businessId: scope.businessId, holder, status: null } });
}
