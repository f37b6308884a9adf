import { listApiKeys, type ApiKeyView } from "@/lib/adapters/db/api-keys";
import { listAuditActions, listAuditActors, listAuditEntries, type AuditQuery } from "@/lib/adapters/db/audit-entries";
import type { Database } from "@/lib/adapters/db/client";
import { listTeam, type TeamMember } from "@/lib/adapters/db/team";
import { listLiveSessions } from "@/lib/adapters/db/user-sessions";
import { findUser } from "@/lib/adapters/db/users";
import type { AuditFilter } from "@/lib/core/audit-filter";
import type { AuditLine } from "@/lib/core/audit-line";
import type { BusinessScope } from "@/lib/core/business-scope";
import { dayAfter, startOfDay } from "@/lib/core/start-of-day";

const AUDIT_PAGE = 50;

export type ProfileFacts = { hasPassword: boolean; sessions: { id: string; createdAt: Date; lastSeenAt: Date }[] };

export async function readProfile(db: Database, userId: string, now: Date): Promise<ProfileFacts> {
  const [user, sessions] = await Promise.all([findUser(db, userId), listLiveSessions(db, userId, now)]);
  return { hasPassword: user.passwordHash !== null, sessions };
}

export async function readTeam(db: Database, scope: BusinessScope): Promise<TeamMember[]> {
  return listTeam(db, scope);
}

export async function readApiKeys(db: Database, scope: BusinessScope): Promise<ApiKeyView[]> {
  return listApiKeys(db, scope);
}

/** The audit log's filter as the database is asked with it; days are those of the business. */
export function auditQueryOf({ person, action, from, to }: AuditFilter, timeZone: string): AuditQuery {
  return {
    actorId: person,
    action,
    from: from ? startOfDay(from, timeZone) : undefined,
    until: to ? startOfDay(dayAfter(to), timeZone) : undefined,
  };
}

/** One page of who did what, newest first; `olderThan` is the id to ask the next page with, null at the end. */
export async function readAudit(db: Database, scope: BusinessScope, query: AuditQuery) {
  const [found, actors, actions] = await Promise.all([
    listAuditEntries(db, scope, { ...query, limit: AUDIT_PAGE + 1 }),
    listAuditActors(db, scope),
    listAuditActions(db, scope),
  ]);
  const page = found.slice(0, AUDIT_PAGE);
  const lines: AuditLine[] = page.map((entry) => ({
    ...entry,
    id: entry.id.toString(),
    detail: (entry.detail ?? {}) as Record<string, unknown>,
  }));
  return { lines, actors, actions, olderThan: found.length > AUDIT_PAGE ? (page.at(-1)?.id.toString() ?? null) : null };
}
