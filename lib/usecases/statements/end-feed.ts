import { changeFeed } from "@/lib/adapters/db/statements/feeds";
import { type findFeedByToken, noteFeedDeleted } from "@/lib/adapters/db/statements/feeds-to-end";
import { isGone, type FeedConnection } from "@/lib/core/bank-feeds";
import {
  haltFeed,
  held,
  lookAgain,
  noteProblem,
  sendOptions,
  sessionOf,
  UNTIL_NEXT_TIME,
  type FeedEngine,
  type FeedStep,
  type HeldFeed,
} from "./feed-engine";

/** The link has ended: the feed connection goes too. One whose making was never answered is looked for; one that is not there is gone as well. */
export async function endFeed(engine: FeedEngine, feed: HeldFeed): Promise<FeedStep> {
  const { row } = feed;
  let { feedConnectionId } = row;
  if (feedConnectionId === null && row.body !== null) {
    const listed = await feed.feeds.listConnections(sessionOf(feed));
    if (listed.kind === "unclear") return lookAgain(engine, row.looks);
    if (listed.kind !== "answered") return haltFeed(engine, feed, listed);
    feedConnectionId = listed.value.find((each) => each.accountToken === row.feedId)?.feedConnectionId ?? null;
  }
  const stopped = feedConnectionId === null ? null : await takeOut(engine, feed, feedConnectionId);
  if (stopped) return stopped;
  await held(engine, feed, (tx) =>
    changeFeed(tx, row, { state: "DELETED", feedConnectionId: null, body: null, errorCode: null, errorDetail: null }),
  );
  return UNTIL_NEXT_TIME;
}

type Ours = NonNullable<Awaited<ReturnType<typeof findFeedByToken>>>;

/** What is in the way is one of our own feeds whose link has ended and that nobody could take out yet: now it is, and the asking goes on after it. */
export async function makeRoom(engine: FeedEngine, feed: HeldFeed, inTheWay: FeedConnection, ours: Ours): Promise<FeedStep> {
  const stopped = await takeOut(engine, feed, inTheWay.feedConnectionId);
  if (stopped) return stopped;
  await held(engine, feed, async (tx) => {
    await noteFeedDeleted(tx, ours.scope, ours.feedId);
    await changeFeed(tx, feed.row, { state: "WAITING" });
  });
  return { kind: "rest", forMs: engine.minuteMs / 10 };
}

/** Null once it is out of the ledger. */
async function takeOut(engine: FeedEngine, feed: HeldFeed, feedConnectionId: string): Promise<FeedStep | null> {
  const { row } = feed;
  const options = sendOptions(engine, feed, `feed-end-${row.feedId}-${row.fence}`);
  const outcome = await feed.feeds.deleteConnection(sessionOf(feed), feedConnectionId, options);
  if (outcome.kind === "unclear") return lookAgain(engine, row.looks);
  if (outcome.kind !== "answered") return haltFeed(engine, feed, outcome);
  if (outcome.value.outcome === "refused" && !isGone(outcome.value.problem.type)) return noteProblem(engine, feed, outcome.value.problem);
  return null;
}
