import type { ApiKeyScope } from "@/lib/core/api-key";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

/** One write a minute is enough to see that a key is in use. */
const USED_EVERY_MS = 60_000;

export type ApiKeyView = { id: string; name: string; prefix: string; scope: ApiKeyScope; createdAt: Date; lastUsedAt: Date | null };

export async function insertApiKey(
  db: DatabaseTransaction,
  scope: BusinessScope,
  key: { name: string; prefix: string; secretHash: string; scope: ApiKeyScope; createdById: string },
): Promise<string> {
  const { id } = await db.apiKey.create({ data: { ...key, businessId: scope.businessId }, select: { id: true } });
  return id;
}

export async function listApiKeys(db: DatabaseTransaction, scope: BusinessScope): Promise<ApiKeyView[]> {
  return db.apiKey.findMany({
    where: { businessId: scope.businessId, revokedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, prefix: true, scope: true, createdAt: true, lastUsedAt: true },
  });
}

/** The name of the key that was revoked; null when there is no such live key. */
export async function markApiKeyRevoked(db: DatabaseTransaction, scope: BusinessScope, apiKeyId: string): Promise<string | null> {
  const [revoked] = await db.apiKey.updateManyAndReturn({
    where: { id: apiKeyId, businessId: scope.businessId, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { name: true },
  });
  return revoked?.name ?? null;
}

/** Before any scope exists: this is one of the two places where a request becomes the right to one business's data. */
export async function findApiKeyByHash(db: DatabaseTransaction, secretHash: string, now: Date) {
  const key = await db.apiKey.findUnique({
    where: { secretHash, revokedAt: null },
    select: { id: true, name: true, scope: true, businessId: true, lastUsedAt: true },
  });
  if (key && (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > USED_EVERY_MS)) {
    await db.apiKey.update({ where: { id: key.id }, data: { lastUsedAt: now } });
  }
  return key;
}
