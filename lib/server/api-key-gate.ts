import { database } from "@/lib/adapters/db/client";
import type { ApiKeyScope } from "@/lib/core/api-key";
import { grantBusinessScope, type Actor, type BusinessScope } from "@/lib/core/business-scope";
import { admitApiKey } from "@/lib/usecases/admit-api-key";

export type AdmittedKey = { scope: BusinessScope; actor: Actor; apiKeyId: string };

/**
 * For /api/v1: the business that the request's bearer key belongs to.
 * @throws AppError notSignedIn (401) without a live key, notAllowed (403) when a READ key is used to write
 */
export async function requireApiKey(request: Request, scope: ApiKeyScope): Promise<AdmittedKey> {
  const { businessId, actor, apiKeyId } = await admitApiKey(database(), request.headers.get("authorization"), scope);
  return { scope: grantBusinessScope(businessId), actor, apiKeyId };
}
