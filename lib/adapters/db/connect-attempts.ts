import { z } from "zod";
import type { GrantedOrganisation } from "@/lib/core/accounting-identity";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

const granted = z.array(z.object({ providerConnectionId: z.string(), providerTenantId: z.string(), name: z.string() }));

export function readGranted(stored: unknown): GrantedOrganisation[] {
  return granted.parse(stored);
}

export type OpenChoice = { attemptId: string; authorisationId: string; organisations: GrantedOrganisation[] };

type Browser = { sessionId: string };

export async function insertAttempt(
  db: DatabaseTransaction,
  scope: BusinessScope,
  attempt: Browser & { stateHash: string; userId: string; lifeMs: number },
): Promise<void> {
  await db.connectAttempt.deleteMany({ where: { businessId: scope.businessId, expiresAt: { lt: new Date() }, authorisationId: null } });
  await db.$executeRaw`
    INSERT INTO "ConnectAttempt" ("stateHash", "sessionId", "businessId", "userId", "expiresAt")
    VALUES (${attempt.stateHash}, ${attempt.sessionId}::uuid, ${scope.businessId}::uuid, ${attempt.userId}::uuid, now() + ${attempt.lifeMs}::float8 * interval '1 millisecond')`;
}

/** Uses up the attempt: true once, in the browser that began it, while it lives. */
export async function spendAttempt(
  db: DatabaseTransaction,
  scope: BusinessScope,
  attempt: Browser & { stateHash: string },
): Promise<boolean> {
  const used = await db.$executeRaw`
    UPDATE "ConnectAttempt" SET "usedAt" = now() WHERE "stateHash" = ${attempt.stateHash} AND "sessionId" = ${attempt.sessionId}::uuid
      AND "businessId" = ${scope.businessId}::uuid AND "usedAt" IS NULL AND "expiresAt" > now()`;
  return used === 1;
}

export async function storeChoice(db: DatabaseTransaction, scope: BusinessScope, choice: OpenChoice): Promise<void> {
  await db.connectAttempt.update({
    where: { stateHash: choice.attemptId, businessId: scope.businessId },
    data: { authorisationId: choice.authorisationId, organisations: choice.organisations },
  });
}

/** Consents whose choice nobody made in time: what they granted is to be given back. */
export async function listAbandonedChoices(db: DatabaseTransaction): Promise<(OpenChoice & { scope: BusinessScope })[]> {
  const rows = await db.connectAttempt.findMany({ where: { authorisationId: { not: null }, expiresAt: { lte: new Date() } } });
  return rows.flatMap(({ stateHash: attemptId, businessId, authorisationId, organisations }) =>
    authorisationId
      ? [{ scope: grantBusinessScope(businessId), attemptId, authorisationId, organisations: readGranted(organisations) }]
      : [],
  );
}

/** The newest choice of organisation that this browser still has to make. */
export async function findOpenChoice(db: DatabaseTransaction, scope: BusinessScope, { sessionId }: Browser): Promise<OpenChoice | null> {
  const row = await db.connectAttempt.findFirst({
    where: {
      businessId: scope.businessId,
      sessionId,
      authorisationId: { not: null },
      organisations: { not: [] },
      expiresAt: { gt: new Date() },
    },
    orderBy: { createdAt: "desc" },
  });
  return row?.authorisationId
    ? { attemptId: row.stateHash, authorisationId: row.authorisationId, organisations: readGranted(row.organisations) }
    : null;
}

export async function closeChoice(db: DatabaseTransaction, scope: BusinessScope, attemptId: string): Promise<void> {
  await db.connectAttempt.updateMany({
    where: { stateHash: attemptId, businessId: scope.businessId },
    data: { authorisationId: null, organisations: [] },
  });
}
