import { randomUUID } from "node:crypto";
import { ensureFedAccount, storeOpeningBalance, storePulledThrough, type FedAccount } from "@/lib/adapters/db/card-feeds/feed-accounts";
import { claimFeed, findFeed, holdFeed, releaseFeed, type FeedKey } from "@/lib/adapters/db/card-feeds/feed-claims";
import type { Database } from "@/lib/adapters/db/client";
import { findTimeZone } from "@/lib/adapters/db/card-feeds/feed-business";
import type { BusinessScope } from "@/lib/core/business-scope";
import { FeedError, readFeedProblem, type CardFeed, type FeedMovement, type FeedStatus } from "@/lib/core/card-feed/card-feed";
import { nextWindow, pulledThrough, type PullWindow } from "@/lib/core/card-feed/pull-window";
import { older, openingBalance, toIncoming } from "@/lib/core/card-feed/to-incoming";
import { addTransactions } from "./add-transactions";

/** Longer than a page takes with all its waiting. */
const LEASE_MS = 10 * 60_000;
const RETRY_MS = 5 * 60_000;

type Pull = { feed: CardFeed; everyMs: number; firstAt: Date; now: () => Date };
type Standing = Pull & { key: FeedKey; timeZone: string };

/** Another worker took the feed over; what it finds is the same. */
class TakenOver extends Error {}

/**
 * Pulls what is new, if it is due and nobody else is at it. Each page goes through the same door as the API's, idempotent by the source's id, and how far
 * it came is stored after each part: a pull that broke off goes on there. Null when there was nothing to do; throws what is not the feed's own trouble.
 */
export async function pullCardFeed(db: Database, scope: BusinessScope, pull: Pull): Promise<{ addedCount: number } | null> {
  const key = { source: pull.feed.source, holder: randomUUID() };
  const timeZone = await findTimeZone(db, scope);
  if (timeZone === null || !(await claimFeed(db, scope, key, LEASE_MS))) return null;
  try {
    const addedCount = await pullAccounts(db, scope, { ...pull, key, timeZone });
    await releaseFeed(db, scope, key, { problem: null, addedCount, nextInMs: pull.everyMs });
    return { addedCount };
  } catch (error) {
    if (error instanceof TakenOver) return null;
    const problem = error instanceof FeedError ? error.problem : "other";
    await releaseFeed(db, scope, key, { problem, addedCount: 0, nextInMs: Math.min(RETRY_MS, pull.everyMs) });
    throw error;
  }
}

async function pullAccounts(db: Database, scope: BusinessScope, standing: Standing): Promise<number> {
  const { feed } = standing;
  let addedCount = 0;
  for (const account of await feed.listAccounts()) {
    const fed = await db.$transaction((tx) => ensureFedAccount(tx, scope, { source: feed.source, account }));
    addedCount += await pullAccount(db, scope, fed, standing);
  }
  return addedCount;
}

async function pullAccount(db: Database, scope: BusinessScope, fed: FedAccount, standing: Standing): Promise<number> {
  const now = standing.now();
  let through = fed.pulledThroughAt;
  let oldest: FeedMovement | null = null;
  let oldestPendingAt: Date | null = null;
  let addedCount = 0;
  for (let isDone = false; !isDone;) {
    const window = nextWindow({ pulledThroughAt: through, firstAt: standing.firstAt, now });
    const part = await pullPart(db, scope, { fed, window, standing });
    addedCount += part.addedCount;
    oldest = part.oldest ? older(oldest, part.oldest) : oldest;
    oldestPendingAt = earlier(oldestPendingAt, part.oldestPendingAt);
    isDone = window.to.getTime() >= now.getTime();
    through = pulledThrough({ to: window.to, oldestPendingAt, now });
    await storePulledThrough(db, scope, { accountId: fed.accountId, pulledThroughAt: through });
  }
  await storeOpeningBalance(db, scope, { accountId: fed.accountId, balanceMinor: openingBalance(oldest) });
  return addedCount;
}

type Part = { addedCount: number; oldest: FeedMovement | null; oldestPendingAt: Date | null };

async function pullPart(
  db: Database,
  scope: BusinessScope,
  { fed, window, standing }: { fed: FedAccount; window: PullWindow; standing: Standing },
): Promise<Part> {
  const { feed, key, timeZone } = standing;
  const part: Part = { addedCount: 0, oldest: null, oldestPendingAt: null };
  for (let page = 1; ; page += 1) {
    const { movements, isLast } = await feed.listMovements({ accountId: fed.sourceAccountId, ...window, page });
    if (!(await holdFeed(db, scope, key, LEASE_MS))) throw new TakenOver();
    const booked = movements.filter(({ standing: state }) => state === "booked");
    const transactions = booked.map((movement) => toIncoming(movement, { accountId: fed.accountId, timeZone }));
    const outcomes = await addTransactions(db, scope, { transactions, onDifference: "update", actor: { userId: null, name: "Aspire" } });
    part.addedCount += outcomes.filter(({ status }) => status === "created").length;
    part.oldest = booked.reduce(older, part.oldest);
    for (const { at, standing: state } of movements) if (state === "pending") part.oldestPendingAt = earlier(part.oldestPendingAt, at);
    if (isLast) return part;
  }
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** For the screen: when it went well last, and what is in the way now. Null before the first try. */
export async function readFeedStatus(db: Database, scope: BusinessScope, source: string): Promise<FeedStatus | null> {
  const found = await findFeed(db, scope, source);
  return found && { lastPulledAt: found.lastPulledAt?.toISOString() ?? null, problem: readFeedProblem(found.problem) };
}
