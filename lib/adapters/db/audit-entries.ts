import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";
import type { Prisma } from "./generated/client";

type NewAuditEntry = {
  actorId: string | null;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  detail: Record<string, unknown>;
};

export async function insertAuditEntries(db: DatabaseTransaction, scope: BusinessScope, entries: NewAuditEntry[]): Promise<void> {
  await db.auditEntry.createMany({
    data: entries.map((entry) => ({ ...entry, detail: entry.detail as Prisma.InputJsonObject, businessId: scope.businessId })),
  });
}

/** `from` is the first instant that counts, `until` the first that does not any more. */
export type AuditQuery = { actorId?: string; action?: string; from?: Date; until?: Date; beforeId?: bigint };

/** Newest first; one page of `limit` entries older than `beforeId`. */
export async function listAuditEntries(db: DatabaseTransaction, scope: BusinessScope, filter: AuditQuery & { limit: number }) {
  return db.auditEntry.findMany({
    where: {
      businessId: scope.businessId,
      actorId: filter.actorId,
      action: filter.action,
      at: { gte: filter.from, lt: filter.until },
      id: filter.beforeId ? { lt: filter.beforeId } : undefined,
    },
    orderBy: { id: "desc" },
    take: filter.limit,
  });
}

export async function listAuditActions(db: DatabaseTransaction, scope: BusinessScope): Promise<string[]> {
  const found = await db.auditEntry.findMany({
    where: { businessId: scope.businessId },
    distinct: ["action"],
    select: { action: true },
    orderBy: { action: "asc" },
  });
  return found.map(({ action }) => action);
}

/** Everybody who ever did something here, under the name they had last. */
export async function listAuditActors(db: DatabaseTransaction, scope: BusinessScope): Promise<{ id: string; name: string }[]> {
  const found = await db.auditEntry.findMany({
    where: { businessId: scope.businessId, actorId: { not: null } },
    distinct: ["actorId"],
    orderBy: [{ actorId: "asc" }, { id: "desc" }],
    select: { actorId: true, actorName: true },
  });
  return found.flatMap(({ actorId, actorName }) => (actorId ? [{ id: actorId, name: actorName }] : []));
}
