import { createHash, randomBytes } from "node:crypto";
import { insertApiKey } from "@/lib/adapters/db/api-keys";
import type { Database } from "@/lib/adapters/db/client";
import type { ApiKeyScope } from "@/lib/core/api-key";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "./record-audit";

/** A key of 192 random bits needs no slow hash: nobody guesses it. */
export function hashApiKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Makes a key ("sk_<prefix>_<secret>") and answers it: the only time that anybody sees it whole. */
export async function createApiKey(
  db: Database,
  scope: BusinessScope,
  actor: Actor & { userId: string },
  wanted: { name: string; scope: ApiKeyScope },
): Promise<{ id: string; key: string }> {
  const prefix = randomBytes(4).toString("hex");
  const key = `sk_${prefix}_${randomBytes(24).toString("hex")}`;
  return db.$transaction(async (tx) => {
    const id = await insertApiKey(tx, scope, { ...wanted, prefix, secretHash: hashApiKey(key), createdById: actor.userId });
    await recordAudit(tx, scope, actor, {
      action: "apiKey.created",
      subjectType: "apiKey",
      subjectId: id,
      detail: { name: wanted.name, scope: wanted.scope },
    });
    return { id, key };
  });
}
