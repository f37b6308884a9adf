import { findApiKeyByHash } from "@/lib/adapters/db/api-keys";
import type { Database } from "@/lib/adapters/db/client";
import { keyAllows, readBearerKey, type ApiKeyScope } from "@/lib/core/api-key";
import { AppError } from "@/lib/core/app-error";
import type { Actor } from "@/lib/core/business-scope";
import { hashApiKey } from "./create-api-key";

/**
 * Whose business this Authorization header opens, and in whose name.
 * @throws AppError notSignedIn without a live key, notAllowed when the key may only read
 */
export async function admitApiKey(
  db: Database,
  authorization: string | null,
  needed: ApiKeyScope,
): Promise<{ businessId: string; actor: Actor; apiKeyId: string }> {
  const secret = readBearerKey(authorization);
  const key = secret && (await findApiKeyByHash(db, hashApiKey(secret), new Date()));
  if (!key) throw new AppError("notSignedIn");
  if (!keyAllows(key.scope, needed)) throw new AppError("notAllowed");
  return { businessId: key.businessId, apiKeyId: key.id, actor: { userId: null, name: `API · ${key.name}` } };
}
