import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

export type FeedToEnd = {
  feedId: string;
  /** Null where it was asked for and no answer came: the ledger may have it all the same. */
  feedConnectionId: string | null;
  /** Some process is just asking for it. */
  isOut: boolean;
};

/** What the ledger has, or may have, of a business's feeds in one organisation. */
export async function listFeedsToEnd(db: DatabaseTransaction, scope: BusinessScope, organisationId: string): Promise<FeedToEnd[]> {
  return db.$queryRaw<FeedToEnd[]>`
    SELECT "id"::text AS "feedId", "feedConnectionId", "feedConnectionId" IS NULL AND COALESCE("claimedUntil" > clock_timestamp(), false) AS "isOut"
    FROM "StatementFeed" WHERE "businessId" = ${scope.businessId}::uuid AND "organisationId" = ${organisationId}::uuid
      AND ("feedConnectionId" IS NOT NULL OR ("body" IS NOT NULL AND "state" IN ('CREATING', 'DELETING')))`;
}

export async function noteFeedDeleted(db: DatabaseTransaction, scope: BusinessScope, feedId: string): Promise<void> {
  await db.statementFeed.updateMany({
    where: { id: feedId, businessId: scope.businessId },
    data: { state: "DELETED", feedConnectionId: null, fence: { increment: 1 } },
  });
}

/** Whose feed the ledger knows by this token. Crosses businesses: several may work with the organisation, and each sees the feeds of all. */
export async function findFeedByToken(
  db: DatabaseTransaction,
  organisationId: string,
  token: string,
): Promise<{ feedId: string; scope: BusinessScope; accountName: string; isLinked: boolean } | null> {
  const [row] = await db.$queryRaw<{ feedId: string; businessId: string; accountName: string; isLinked: boolean }[]>`
    SELECT f."id"::text AS "feedId", f."businessId"::text, a."name" AS "accountName", EXISTS (SELECT 1 FROM "AccountLink" l
      WHERE l."accountId" = f."accountId" AND l."organisationId" = f."organisationId" AND l."ledgerAccountId" = f."ledgerAccountId"
        AND l."endedAt" IS NULL) AS "isLinked"
    FROM "StatementFeed" f JOIN "Account" a ON a."id" = f."accountId"
    WHERE f."id"::text = ${token} AND f."organisationId" = ${organisationId}::uuid`;
  return row
    ? { feedId: row.feedId, scope: grantBusinessScope(row.businessId), accountName: row.accountName, isLinked: row.isLinked }
    : null;
}

export type LeftFeed = { feedId: string; accountId: string; bankAccount: string; organisation: string };

/** Feeds that we may no longer end: the authorisation was gone before they were. Each is named by its bank account. */
export async function listLeftFeeds(db: DatabaseTransaction, scope: BusinessScope): Promise<LeftFeed[]> {
  return db.$queryRaw`
    SELECT f."id"::text AS "feedId", f."accountId"::text, COALESCE(g."name", a."name") AS "bankAccount", o."name" AS organisation FROM "StatementFeed" f
    JOIN "Connection" c ON c."businessId" = f."businessId" AND c."organisationId" = f."organisationId"
    JOIN "Account" a ON a."id" = f."accountId" JOIN "Organisation" o ON o."id" = f."organisationId"
    LEFT JOIN "LedgerAccount" g ON g."organisationId" = f."organisationId" AND g."ledgerAccountId" = f."ledgerAccountId"
    WHERE f."businessId" = ${scope.businessId}::uuid AND f."feedConnectionId" IS NOT NULL
      AND c."state" = 'DISCONNECTED' AND NOT c."isLeftInLedger" ORDER BY 4, 3`;
}
