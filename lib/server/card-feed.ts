import type { Database } from "@/lib/adapters/db/client";
import { aspireFeed, ASPIRE } from "@/lib/adapters/aspire/aspire-feed";
import { env } from "@/lib/config/env";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { FeedStatus } from "@/lib/core/card-feed/card-feed";
import { pullCardFeed, readFeedStatus } from "@/lib/usecases/pull-card-feed";

const FIRST_MS = 90 * 24 * 60 * 60_000;

/** Pulls from Aspire what is due, as this process's settings say; null where they do not speak of it. */
export function cardFeedPull(): ((db: Database) => Promise<void>) | null {
  const { ASPIRE_CLIENT_ID, ASPIRE_CLIENT_SECRET, ASPIRE_BUSINESS_ID, ASPIRE_API_URL, ASPIRE_PULL_MS, ASPIRE_FIRST_DAY } = env();
  if (!ASPIRE_CLIENT_ID || !ASPIRE_CLIENT_SECRET || !ASPIRE_BUSINESS_ID) return null;
  const feed = aspireFeed({ apiUrl: ASPIRE_API_URL, clientId: ASPIRE_CLIENT_ID, clientSecret: ASPIRE_CLIENT_SECRET });
  const scope = grantBusinessScope(ASPIRE_BUSINESS_ID);
  return async (db) => {
    const firstAt = ASPIRE_FIRST_DAY ? new Date(`${ASPIRE_FIRST_DAY}T00:00:00Z`) : new Date(Date.now() - FIRST_MS);
    await pullCardFeed(db, scope, { feed, everyMs: ASPIRE_PULL_MS, firstAt, now: () => new Date() });
  };
}

/** What the screens show beside the accounts; null where nothing is pulled into this business. */
export async function cardFeedStatus(db: Database, scope: BusinessScope): Promise<FeedStatus | null> {
  if (env().ASPIRE_BUSINESS_ID !== scope.businessId) return null;
  return (await readFeedStatus(db, scope, ASPIRE)) ?? { lastPulledAt: null, problem: null };
}
