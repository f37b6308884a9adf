import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { insertAuditEntry } from "@/lib/adapters/db/audit-entries";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";

export type AuditFact = {
  /** "expense.edited", "connection.removed": the thing, a dot, what happened to it. */
  action: string;
  subjectType: string;
  subjectId: string;
  detail?: Record<string, unknown>;
};

/** Remembers who did what. Call it in the transaction of the deed, so that neither stands without the other. */
export async function recordAudit(db: DatabaseTransaction, scope: BusinessScope, actor: Actor, fact: AuditFact): Promise<void> {
  await insertAuditEntry(db, scope, { ...fact, detail: fact.detail ?? {}, actorId: actor.userId, actorName: actor.name });
}
