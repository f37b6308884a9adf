import { alignFeeds, changeFeed, claimFeed, FeedLost, readFeed, restFeed } from "@/lib/adapters/db/statements/feeds";
import { findOpenStatement } from "@/lib/adapters/db/statements/statements";
import { beginFeed, pollFeed, settleFeed } from "./connect-feed";
import { endFeed } from "./end-feed";
import { claimMs, GO_ON, held, UNTIL_NEXT_TIME, type FeedEngine, type FeedStep, type HeldFeed } from "./feed-engine";
import { sendNextStatement } from "./send-next-statement";
import { settleStatement } from "./settle-statement";

/** How many feeds one worker has in hand at a time. */
const AT_ONCE = 4;

/** The worker's round: every feed that is due goes on until it has to wait. */
export async function advanceDueFeeds(engine: FeedEngine): Promise<void> {
  if (!engine.provider.feeds) return;
  await alignFeeds(engine.db, null);
  const work = async () => {
    while (!engine.isStopping() && (await advanceFeed(engine, null))) continue;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Claims one feed (that of an account, or any that is due) and takes it as far as it goes now. False when there was none. */
export async function advanceFeed(engine: FeedEngine, accountId: string | null): Promise<boolean> {
  const { feeds } = engine.provider;
  if (!feeds) return false;
  const heldAt = performance.now();
  const claimed = await claimFeed(engine.db, { leaseMs: claimMs(engine), accountId });
  if (!claimed) return false;
  const feed: HeldFeed = { row: claimed, feeds, heldAt };
  try {
    for (;;) {
      const step = await takeStep(engine, feed);
      if (step.kind === "rest" || engine.isStopping()) {
        await restFeed(engine.db, feed.row, step.kind === "rest" ? step.forMs : 0, claimed.dueAt);
        return true;
      }
      feed.row = await readFeed(engine.db, claimed.feedId);
      if (feed.row.fence !== claimed.fence) return true;
    }
  } catch (error) {
    // Taken over while away: the other worker settles what was begun here.
    if (!(error instanceof FeedLost)) throw error;
    return true;
  }
}

async function takeStep(engine: FeedEngine, feed: HeldFeed): Promise<FeedStep> {
  const { row } = feed;
  const open = await findOpenStatement(engine.db, row.feedId);
  if (open) return settleStatement(engine, feed, open);
  switch (row.state) {
    case "WAITING":
      return beginFeed(engine, feed);
    case "CREATING":
      return settleFeed(engine, feed);
    case "PENDING":
      return pollFeed(engine, feed);
    case "CONNECTED":
      return sendNextStatement(engine, feed);
    case "REJECTED":
      await held(engine, feed, (tx) => changeFeed(tx, row, { state: "WAITING" }));
      return GO_ON;
    case "DELETING":
      return endFeed(engine, feed);
    case "DELETED":
      return UNTIL_NEXT_TIME;
  }
}
