import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { insertAuditEntries } from "@/lib/adapters/db/audit-entries";
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
  await recordAudits(db, scope, actor, [fact]);
}

/** The same for many deeds of one press. */
export async function recordAudits(db: DatabaseTransaction, scope: BusinessScope, actor: Actor, facts: AuditFact[]): Promise<void> {
  await insertAuditEntries(
    db,
    scope,
    facts.map((fact) => ({ ...fact, detail: fact.detail ?? {}, actorId: actor.userId, actorName: actor.name })),
  );
}
