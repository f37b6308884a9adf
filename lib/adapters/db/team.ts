import type { BusinessScope } from "@/lib/core/business-scope";
import type { Role } from "@/lib/core/role";
import type { DatabaseTransaction } from "./client";

export type TeamMember = { id: string; userId: string; name: string; email: string; role: Role; createdAt: Date; lastSeenAt: Date | null };

export async function listTeam(db: DatabaseTransaction, scope: BusinessScope): Promise<TeamMember[]> {
  const members = await db.member.findMany({
    where: { businessId: scope.businessId, removedAt: null },
    include: {
      user: {
        include: {
          sessions: { where: { businessId: scope.businessId }, orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
        },
      },
    },
    orderBy: { user: { name: "asc" } },
  });
  return members.map(({ id, userId, role, createdAt, user }) => ({
    id,
    userId,
    name: user.name,
    email: user.email,
    role,
    createdAt,
    lastSeenAt: user.sessions[0]?.lastSeenAt ?? null,
  }));
}

/** Changes to the team of one business take turns, so that two admins cannot remove each other at the same moment. */
export async function lockTeam(tx: DatabaseTransaction, scope: BusinessScope): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Business" WHERE id = ${scope.businessId}::uuid FOR UPDATE`;
}

export async function findTeamMember(db: DatabaseTransaction, scope: BusinessScope, memberId: string) {
  return db.member.findFirst({
    where: { id: memberId, businessId: scope.businessId, removedAt: null },
    include: { user: { select: { name: true } } },
  });
}

export async function countAdmins(db: DatabaseTransaction, scope: BusinessScope): Promise<number> {
  return db.member.count({ where: { businessId: scope.businessId, role: "ADMIN", removedAt: null } });
}

/** Adds a person, or brings back one who was removed. Null when they are a member already. */
export async function putMember(
  db: DatabaseTransaction,
  scope: BusinessScope,
  person: { userId: string; role: Role },
): Promise<string | null> {
  const where = { businessId_userId: { businessId: scope.businessId, userId: person.userId } };
  const known = await db.member.findUnique({ where });
  if (known && known.removedAt === null) return null;
  const member = await db.member.upsert({
    where,
    create: { ...person, businessId: scope.businessId },
    update: { role: person.role, removedAt: null },
    select: { id: true },
  });
  return member.id;
}

export async function updateMember(
  db: DatabaseTransaction,
  scope: BusinessScope,
  memberId: string,
  change: { role?: Role; removedAt?: Date },
): Promise<void> {
  await db.member.update({ where: { id: memberId, businessId: scope.businessId }, data: change });
}

type NewUser = { email: string; name: string; passwordHash: string; hasOneTimePassword: boolean };

export async function insertUser(db: DatabaseTransaction, user: NewUser): Promise<string> {
  const { id } = await db.user.create({ data: user, select: { id: true } });
  return id;
}
