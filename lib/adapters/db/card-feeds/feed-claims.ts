import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "../client";

export type FeedKey = { source: string; holder: string };

/** Takes a feed that is due and that nobody pulls now. Several workers may ask at once: one gets it. */
export async function claimFeed(db: Database, scope: BusinessScope, { source, holder }: FeedKey, leaseMs: number): Promise<boolean> {
  await db.cardFeed.createMany({ data: [{ businessId: scope.businessId, source }], skipDuplicates: true });
  const claimed = await db.$executeRaw`
    UPDATE "CardFeed" SET "holder" = ${holder}, "heldUntil" = now() + ${leaseMs} * interval '1 millisecond'
    WHERE "businessId" = ${scope.businessId}::uuid AND "source" = ${source} AND "nextPullAt" <= now() AND ("heldUntil" IS NULL OR "heldUntil" <= now())`;
  return claimed === 1;
}

/** False: it was taken over meanwhile, and whoever asks has to stop. */
export async function holdFeed(db: Database, scope: BusinessScope, { source, holder }: FeedKey, leaseMs: number): Promise<boolean> {
  const held = await db.$executeRaw`
    UPDATE "CardFeed" SET "heldUntil" = now() + ${leaseMs} * interval '1 millisecond'
    WHERE "businessId" = ${scope.businessId}::uuid AND "source" = ${source} AND "holder" = ${holder} AND "heldUntil" > now()`;
  return held === 1;
}

type Outcome = { problem: string | null; addedCount: number; nextInMs: number };

export async function releaseFeed(
  db: Database,
  scope: BusinessScope,
  { source, holder }: FeedKey,
  { problem, addedCount, nextInMs }: Outcome,
): Promise<void> {
  await db.$executeRaw`
    UPDATE "CardFeed" SET "holder" = NULL, "heldUntil" = NULL, "nextPullAt" = now() + ${nextInMs} * interval '1 millisecond', "problem" = ${problem},
      "problemAt" = CASE WHEN ${problem}::text IS NULL THEN NULL ELSE now() END,
      "lastPulledAt" = CASE WHEN ${problem}::text IS NULL THEN now() ELSE "lastPulledAt" END, "lastAddedCount" = ${addedCount}
    WHERE "businessId" = ${scope.businessId}::uuid AND "source" = ${source} AND "holder" = ${holder}`;
}

export async function findFeed(
  db: Database,
  scope: BusinessScope,
  source: string,
): Promise<{ lastPulledAt: Date | null; problem: string | null } | null> {
  return db.cardFeed.findUnique({
    where: { businessId_source: { businessId: scope.businessId, source } },
    select: { lastPulledAt: true, problem: true },
  });
}
