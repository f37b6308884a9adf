import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

export type LinkRow = {
  linkId: string;
  accountId: string;
  organisationId: string;
  ledgerAccountId: string;
  startOn: string;
  linkedAt: Date;
};

const day = (date: Date) => date.toISOString().slice(0, 10);

export async function liveLinks(db: DatabaseTransaction, scope: BusinessScope, organisationId: string): Promise<LinkRow[]> {
  const rows = await db.accountLink.findMany({
    where: { businessId: scope.businessId, organisationId, endedAt: null },
    orderBy: { linkedAt: "asc" },
  });
  return rows.map((row) => ({
    linkId: row.id,
    accountId: row.accountId,
    organisationId,
    ledgerAccountId: row.ledgerAccountId,
    startOn: day(row.startOn),
    linkedAt: row.linkedAt,
  }));
}

/** Who holds a bank account of the ledger; another business's account is not named. */
export async function holderOf(
  db: DatabaseTransaction,
  scope: BusinessScope,
  bankAccount: { organisationId: string; ledgerAccountId: string },
): Promise<{ accountId: string | null; accountName: string } | null> {
  const row = await db.accountLink.findFirst({
    where: { organisationId: bankAccount.organisationId, ledgerAccountId: bankAccount.ledgerAccountId, endedAt: null },
    include: { account: { select: { name: true } } },
  });
  if (!row) return null;
  return row.businessId === scope.businessId
    ? { accountId: row.accountId, accountName: row.account.name }
    : { accountId: null, accountName: "" };
}

/**
 * Ties the account to the bank account, in place of the one it had. Null where the bank account is taken: the unique indexes decide between
 * two who link at the same moment.
 */
export async function insertLink(
  db: DatabaseTransaction,
  scope: BusinessScope,
  link: { accountId: string; organisationId: string; ledgerAccountId: string; startOn: string; linkedById: string },
): Promise<string | null> {
  await endLinkOf(db, scope, link);
  const [row] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO "AccountLink" ("businessId", "accountId", "organisationId", "ledgerAccountId", "startOn", "linkedById")
    VALUES (${scope.businessId}::uuid, ${link.accountId}::uuid, ${link.organisationId}::uuid, ${link.ledgerAccountId}, ${link.startOn}::date, ${link.linkedById}::uuid)
    ON CONFLICT DO NOTHING RETURNING "id"`;
  return row?.id ?? null;
}

export async function endLinkOf(
  db: DatabaseTransaction,
  scope: BusinessScope,
  link: { accountId: string; organisationId: string },
): Promise<boolean> {
  const { count } = await db.accountLink.updateMany({
    where: { businessId: scope.businessId, accountId: link.accountId, organisationId: link.organisationId, endedAt: null },
    data: { endedAt: new Date() },
  });
  return count > 0;
}

export async function endAllLinks(db: DatabaseTransaction, scope: BusinessScope, organisationId: string, endedAt: Date): Promise<void> {
  await db.accountLink.updateMany({ where: { businessId: scope.businessId, organisationId, endedAt: null }, data: { endedAt } });
}

/** The links that ended with the connection come back with it, except where a bank account has been taken meanwhile. */
export async function restoreLinks(db: DatabaseTransaction, scope: BusinessScope, organisationId: string, endedAt: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE "AccountLink" l SET "endedAt" = NULL WHERE l."businessId" = ${scope.businessId}::uuid AND l."organisationId" = ${organisationId}::uuid AND l."endedAt" = ${endedAt}
      AND NOT EXISTS (SELECT 1 FROM "AccountLink" o WHERE o."organisationId" = l."organisationId" AND o."endedAt" IS NULL
        AND (o."ledgerAccountId" = l."ledgerAccountId" OR o."accountId" = l."accountId"))`;
}
