import { markApiKeyRevoked } from "@/lib/adapters/db/api-keys";
import type { Database } from "@/lib/adapters/db/client";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "./record-audit";

export async function revokeApiKey(db: Database, scope: BusinessScope, actor: Actor, apiKeyId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const name = await markApiKeyRevoked(tx, scope, apiKeyId);
    if (name === null) throw new AppError("notFound");
    await recordAudit(tx, scope, actor, { action: "apiKey.revoked", subjectType: "apiKey", subjectId: apiKeyId, detail: { name } });
  });
}
