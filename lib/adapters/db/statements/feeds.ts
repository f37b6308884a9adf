import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { HeldLines } from "@/lib/core/statement/plan-statement";
import type { DatabaseTransaction } from "../client";
import type { FeedState } from "../generated/enums";
import { fromDayOn, toDayOn } from "../day-columns";

/** A feed that this process may work on, until its claim runs out. */
export type FeedRow = {
  feedId: string;
  fence: bigint;
  dueAt: Date;
  scope: BusinessScope;
  accountId: string;
  accountName: string;
  currency: string;
  openingBalanceMinor: number;
  timeZone: string;
  organisationId: string;
  connectionId: string;
  ledgerAccountId: string;
  /** Of the bank account, as the ledger has it. */
  accountNumber: string | null;
  isCard: boolean;
  /** From the link; null when the two are no longer linked. */
  startOn: string | null;
  state: FeedState;
  feedConnectionId: string | null;
  body: string | null;
  idempotencyKey: string | null;
  firstSentMsAgo: number;
  lastUnclearMsAgo: number;
  looks: number;
  baseOn: string | null;
  baseBalanceMinor: number | null;
};

/** Thrown inside a write whose claim ran out: somebody else goes on with the feed. */
export class FeedLost extends Error {
  constructor(feedId: string) {
    super(`Another worker has taken over feed ${feedId}`);
    this.name = "FeedLost";
  }
}

/**
 * Makes the feeds agree with the links: a linked account has one, whose end was asked for or not; one whose link has ended is to be deleted. All
 * of them, or those of one business. A new one is left for a moment to whoever linked it, who waits to hear what the ledger says (tryFeed).
 */
export async function alignFeeds(db: DatabaseTransaction, scope: BusinessScope | null): Promise<void> {
  const businessId = scope?.businessId ?? null;
  await db.$executeRaw`
    INSERT INTO "StatementFeed" ("businessId", "accountId", "organisationId", "ledgerAccountId", "dueAt")
    SELECT l."businessId", l."accountId", l."organisationId", l."ledgerAccountId", l."linkedAt" + interval '30 seconds' FROM "AccountLink" l
    WHERE l."endedAt" IS NULL AND (${businessId}::uuid IS NULL OR l."businessId" = ${businessId}::uuid)
    ON CONFLICT ("accountId", "organisationId", "ledgerAccountId") DO UPDATE SET "state" = 'WAITING', "dueAt" = EXCLUDED."dueAt", "errorCode" = NULL, "errorDetail" = NULL
      WHERE "StatementFeed"."state" IN ('DELETING', 'DELETED')`;
  await db.$executeRaw`
    UPDATE "StatementFeed" f SET "state" = 'DELETING', "dueAt" = now()
    WHERE f."state" NOT IN ('DELETING', 'DELETED') AND (${businessId}::uuid IS NULL OR f."businessId" = ${businessId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "AccountLink" l WHERE l."accountId" = f."accountId" AND l."organisationId" = f."organisationId"
        AND l."ledgerAccountId" = f."ledgerAccountId" AND l."endedAt" IS NULL)`;
}

/** Claims a feed that is due, or that of one account, if nobody works on it; the longest due first. Null when there is none. */
export async function claimFeed(db: DatabaseTransaction, claim: { leaseMs: number; accountId: string | null }): Promise<FeedRow | null> {
  const [claimed] = await db.$queryRaw<{ id: string }[]>`
    UPDATE "StatementFeed" SET "fence" = "fence" + 1, "claimedUntil" = clock_timestamp() + ${claim.leaseMs}::int * interval '1 millisecond'
    WHERE "id" = (
      SELECT f."id" FROM "StatementFeed" f
      JOIN "Connection" c ON c."businessId" = f."businessId" AND c."organisationId" = f."organisationId" AND c."state" = 'CONNECTED'
      WHERE (f."dueAt" <= clock_timestamp() OR ${claim.accountId}::uuid IS NOT NULL) AND (f."claimedUntil" IS NULL OR f."claimedUntil" < clock_timestamp()) AND f."state" <> 'DELETED'
        AND (${claim.accountId}::uuid IS NULL OR (f."accountId" = ${claim.accountId}::uuid AND f."state" <> 'DELETING'))
      ORDER BY f."dueAt" LIMIT 1 FOR UPDATE OF f SKIP LOCKED)
    RETURNING "id"::text`;
  return claimed ? readFeed(db, claimed.id) : null;
}

type Raw = Omit<FeedRow, "scope" | "openingBalanceMinor" | "baseBalanceMinor" | "baseOn"> & {
  businessId: string;
  opening: bigint;
  baseOn: Date | null;
  baseBalance: bigint | null;
};

export async function readFeed(db: DatabaseTransaction, feedId: string): Promise<FeedRow> {
  const [row] = await db.$queryRaw<Raw[]>`
    SELECT f."id"::text AS "feedId", f."fence", f."dueAt", f."businessId"::text, f."accountId"::text, a."name" AS "accountName", a."currency",
      a."openingBalanceMinor" AS opening, b."timeZone", f."organisationId"::text, c."id"::text AS "connectionId", f."ledgerAccountId",
      COALESCE(g."bankAccountType", '') = 'CREDITCARD' AS "isCard", g."bankAccountNumber" AS "accountNumber", to_char(l."startOn", 'YYYY-MM-DD') AS "startOn", f."state"::text AS "state",
      f."feedConnectionId", f."body", f."idempotencyKey", f."looks", f."baseOn", f."baseBalanceMinor" AS "baseBalance",
      (EXTRACT(EPOCH FROM clock_timestamp() - COALESCE(f."firstSentAt", now())) * 1000)::float8 AS "firstSentMsAgo",
      (EXTRACT(EPOCH FROM clock_timestamp() - COALESCE(f."lastUnclearAt", f."firstSentAt", now())) * 1000)::float8 AS "lastUnclearMsAgo"
    FROM "StatementFeed" f JOIN "Account" a ON a."id" = f."accountId" JOIN "Business" b ON b."id" = f."businessId"
    JOIN "Connection" c ON c."businessId" = f."businessId" AND c."organisationId" = f."organisationId"
    LEFT JOIN "LedgerAccount" g ON g."organisationId" = f."organisationId" AND g."ledgerAccountId" = f."ledgerAccountId"
    LEFT JOIN "AccountLink" l ON l."accountId" = f."accountId" AND l."organisationId" = f."organisationId"
      AND l."ledgerAccountId" = f."ledgerAccountId" AND l."endedAt" IS NULL
    WHERE f."id" = ${feedId}::uuid`;
  if (!row) throw new FeedLost(feedId);
  const { businessId, opening, baseBalance, baseOn, ...feed } = row;
  return {
    ...feed,
    scope: grantBusinessScope(businessId),
    openingBalanceMinor: Number(opening),
    baseOn: baseOn && toDayOn(baseOn),
    baseBalanceMinor: baseBalance === null ? null : Number(baseBalance),
  };
}

/** First in every write: makes the claim new, or says that it is over. */
export async function holdFeed(tx: DatabaseTransaction, feed: FeedRow, leaseMs: number): Promise<void> {
  const held = await tx.$executeRaw`
    UPDATE "StatementFeed" SET "claimedUntil" = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
    WHERE "id" = ${feed.feedId}::uuid AND "fence" = ${feed.fence}`;
  if (held === 0) throw new FeedLost(feed.feedId);
}

export type FeedChange = {
  state?: FeedState;
  feedConnectionId?: string | null;
  body?: string | null;
  idempotencyKey?: string | null;
  firstSentAt?: Date | null;
  lastUnclearAt?: Date | null;
  looks?: number;
  errorCode?: string | null;
  errorDetail?: string | null;
  errorHolder?: string | null;
  lastSyncedAt?: Date;
};

/** What is known is kept in any case; the state changes only from the one that was read: a link that ended meanwhile stays ended. */
export async function changeFeed(tx: DatabaseTransaction, feed: FeedRow, { state, ...facts }: FeedChange): Promise<void> {
  await tx.statementFeed.update({ where: { id: feed.feedId }, data: facts });
  if (state) await tx.statementFeed.updateMany({ where: { id: feed.feedId, state: feed.state }, data: { state } });
}

export async function fixBase(tx: DatabaseTransaction, feed: FeedRow, base: { on: string; balanceMinor: number }): Promise<void> {
  await tx.statementFeed.update({ where: { id: feed.feedId }, data: { baseOn: fromDayOn(base.on), baseBalanceMinor: base.balanceMinor } });
}

export async function storeHeld(tx: DatabaseTransaction, feed: FeedRow, held: HeldLines & { driftMinor: number }): Promise<void> {
  await tx.statementFeed.update({ where: { id: feed.feedId }, data: { held } });
}

/** Gives the feed back, to be looked at again after `forMs`; at once where somebody asked since `dueAt` was read. */
export async function restFeed(db: DatabaseTransaction, feed: FeedRow, forMs: number, dueAt: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "StatementFeed" SET "claimedUntil" = NULL,
      "dueAt" = CASE WHEN "dueAt" <> ${dueAt} THEN "dueAt" ELSE clock_timestamp() + ${Math.round(forMs)}::bigint * interval '1 millisecond' END
    WHERE "id" = ${feed.feedId}::uuid AND "fence" = ${feed.fence}`;
}

/** "Sync now": of one account, or of all. Answers how many feeds were asked. */
export async function askFeeds(db: DatabaseTransaction, scope: BusinessScope, accountId: string | null): Promise<number> {
  return db.$executeRaw`
    UPDATE "StatementFeed" SET "dueAt" = clock_timestamp()
    WHERE "businessId" = ${scope.businessId}::uuid AND "state" NOT IN ('DELETING', 'DELETED') AND (${accountId}::uuid IS NULL OR "accountId" = ${accountId}::uuid)`;
}

/** How a first try with the bank account went. */
export async function findFeedProblem(
  db: DatabaseTransaction,
  scope: BusinessScope,
  accountId: string,
): Promise<
  (Pick<FeedRow, "state" | "ledgerAccountId"> & { errorCode: string | null; errorDetail: string | null; errorHolder: string | null }) | null
> {
  return db.statementFeed.findFirst({
    where: { businessId: scope.businessId, accountId, state: { notIn: ["DELETING", "DELETED"] } },
    select: { state: true, ledgerAccountId: true, errorCode: true, errorDetail: true, errorHolder: true },
  });
}
