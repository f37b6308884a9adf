import type { DatabaseTransaction } from "./client";

const SEEN_EVERY_MS = 5 * 60_000;

/** A live session with its person and the membership it looks through; null when it ended, expired, or the member was removed. */
export async function findLiveSession(db: DatabaseTransaction, sessionId: string, now: Date) {
  const session = await db.userSession.findUnique({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now } },
    include: { user: { include: { members: { where: { removedAt: null }, include: { business: true } } } } },
  });
  const member = session?.user.members.find(({ businessId }) => businessId === session.businessId);
  if (!session || !member) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db.userSession.update({ where: { id: sessionId }, data: { lastSeenAt: now } });
  }
  const { user } = session;
  const mustChoosePassword = session.isByPassword && user.hasOneTimePassword;
  return { id: session.id, role: member.role, business: member.business, user, mustChoosePassword };
}

/** Where a new session starts: the business looked at last, if still a member there, else the first joined. Null without any membership. */
export async function findStartingBusinessId(db: DatabaseTransaction, userId: string): Promise<string | null> {
  const [members, last] = await Promise.all([
    db.member.findMany({ where: { userId, removedAt: null }, orderBy: { createdAt: "asc" }, select: { businessId: true } }),
    db.userSession.findFirst({ where: { userId }, orderBy: { lastSeenAt: "desc" }, select: { businessId: true } }),
  ]);
  const ids = members.map(({ businessId }) => businessId);
  return last && ids.includes(last.businessId) ? last.businessId : (ids[0] ?? null);
}

export async function insertSession(
  db: DatabaseTransaction,
  session: { userId: string; businessId: string; isByPassword: boolean; expiresAt: Date },
): Promise<string> {
  const { id } = await db.userSession.create({ data: session, select: { id: true } });
  return id;
}

export async function revokeSession(db: DatabaseTransaction, session: { sessionId: string; userId: string }): Promise<void> {
  await db.userSession.updateMany({
    where: { id: session.sessionId, userId: session.userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** Ends every session of a person, or all but the one they are using. */
export async function revokeSessionsOf(
  db: DatabaseTransaction,
  person: { userId: string; exceptSessionId?: string; businessId?: string },
): Promise<void> {
  await db.userSession.updateMany({
    where: {
      userId: person.userId,
      businessId: person.businessId,
      revokedAt: null,
      NOT: person.exceptSessionId ? { id: person.exceptSessionId } : undefined,
    },
    data: { revokedAt: new Date() },
  });
}

export async function listLiveSessions(db: DatabaseTransaction, userId: string, now: Date) {
  return db.userSession.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, createdAt: true, lastSeenAt: true },
  });
}

/** False when the person is no member of that business (any more). */
export async function pointSessionAt(
  db: DatabaseTransaction,
  move: { sessionId: string; userId: string; businessId: string },
): Promise<boolean> {
  const member = await db.member.findFirst({
    where: { userId: move.userId, businessId: move.businessId, removedAt: null },
    select: { id: true },
  });
  if (!member) return false;
  await db.userSession.update({ where: { id: move.sessionId, userId: move.userId }, data: { businessId: move.businessId } });
  return true;
}
