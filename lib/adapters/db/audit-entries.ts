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

/** Newest first; one page of `limit` entries older than `beforeId`, each with what the thing that it is about is called now, where that has a name. */
export async function listAuditEntries(db: DatabaseTransaction, scope: BusinessScope, filter: AuditQuery & { limit: number }) {
  const entries = await db.auditEntry.findMany({
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
  const names = await namesOf(db, scope, entries);
  return entries.map((entry) => ({ ...entry, subjectName: names.get(entry.subjectId) ?? null }));
}

/** By id. */
async function namesOf(
  db: DatabaseTransaction,
  { businessId }: BusinessScope,
  subjects: readonly { subjectType: string; subjectId: string }[],
): Promise<Map<string, string>> {
  const ofTypes = (...types: string[]) => ({
    businessId,
    id: { in: subjects.filter(({ subjectType }) => types.includes(subjectType)).map(({ subjectId }) => subjectId) },
  });
  const [transactions, categories, accounts] = await Promise.all([
    db.transaction.findMany({ where: ofTypes("expense", "transaction"), select: { id: true, reference: true } }),
    db.category.findMany({ where: ofTypes("category"), select: { id: true, name: true } }),
    db.account.findMany({ where: ofTypes("account"), select: { id: true, name: true } }),
  ]);
  return new Map([
    ...transactions.map(({ id, reference }) => [id, reference] as const),
    ...[...categories, ...accounts].map(({ id, name }) => [id, name] as const),
  ]);
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
