import { randomUUID } from "node:crypto";
import { changeFeed, type FeedRow } from "@/lib/adapters/db/statements/feeds";
import { findFeedByToken } from "@/lib/adapters/db/statements/feeds-to-end";
import { CONNECTED_HERE, feedInTheWay, type FeedConnection, type FeedProblem } from "@/lib/core/bank-feeds";
import type { BusinessScope } from "@/lib/core/business-scope";
import { isSameId } from "@/lib/core/ledger-reference";
import { keyPhase } from "@/lib/core/sync/settle-unknown";
import { makeRoom } from "./end-feed";
import {
  GO_ON,
  haltFeed,
  held,
  lookAgain,
  problemOf,
  sendOptions,
  sessionOf,
  storedProblem,
  UNTIL_NEXT_TIME,
  type FeedEngine,
  type FeedStep,
  type HeldFeed,
} from "./feed-engine";

/** Asks for the feed connection: body and key are stored before the call. */
export async function beginFeed(engine: FeedEngine, feed: HeldFeed): Promise<FeedStep> {
  const { row } = feed;
  const { body } = feed.feeds.encodeConnection({
    accountToken: row.feedId,
    ledgerAccountId: row.ledgerAccountId,
    isCard: row.isCard,
    currency: row.currency,
  });
  const idempotencyKey = `feed-${randomUUID()}`;
  await held(engine, feed, (tx) =>
    changeFeed(tx, row, { state: "CREATING", body, idempotencyKey, firstSentAt: new Date(), lastUnclearAt: null, looks: 0 }),
  );
  return sendFeed(engine, { ...feed, row: { ...row, state: "CREATING" } }, { body, idempotencyKey, looks: 0 });
}

/** What became of an earlier asking is not known: the ledger's own list first, and only then the same bytes again. */
export async function settleFeed(engine: FeedEngine, feed: HeldFeed): Promise<FeedStep> {
  const { row } = feed;
  const listed = await feed.feeds.listConnections(sessionOf(feed));
  if (listed.kind === "unclear") return lookAgain(engine, row.looks);
  if (listed.kind === "refused") return rejectFeed(engine, feed, problemOf(listed));
  if (listed.kind !== "answered") return haltFeed(engine, feed, listed);
  const own = ownIn(listed.value, feed);
  if (own) return adopt(engine, feed, own);
  const phase = keyPhase({ ...row, minuteMs: engine.minuteMs, callDeadlineMs: engine.callDeadlineMs });
  await held(engine, feed, (tx) => changeFeed(tx, row, { looks: row.looks + 1 }));
  if (phase === "arriving" || !row.body || !row.idempotencyKey)
    return phase === "arriving" ? lookAgain(engine, row.looks) : beginFeed(engine, feed);
  return phase === "over"
    ? beginFeed(engine, feed)
    : sendFeed(engine, feed, { body: row.body, idempotencyKey: row.idempotencyKey, looks: row.looks });
}

async function sendFeed(
  engine: FeedEngine,
  feed: HeldFeed,
  request: { body: string; idempotencyKey: string; looks: number },
): Promise<FeedStep> {
  const outcome = await feed.feeds.createConnection(sessionOf(feed), request.body, sendOptions(engine, feed, request.idempotencyKey));
  if (outcome.kind === "answered") {
    if (outcome.value.outcome === "accepted") return adopt(engine, feed, outcome.value.value);
    return outcome.value.problem.type === CONNECTED_HERE
      ? confirmHere(engine, feed, outcome.value.problem)
      : rejectFeed(engine, feed, outcome.value.problem);
  }
  if (outcome.kind === "unclear") {
    await held(engine, feed, (tx) => changeFeed(tx, feed.row, { lastUnclearAt: new Date() }));
    return lookAgain(engine, request.looks);
  }
  if (outcome.kind === "refused") return rejectFeed(engine, feed, problemOf(outcome));
  await held(engine, feed, (tx) => changeFeed(tx, feed.row, { state: "WAITING" }));
  return haltFeed(engine, { ...feed, row: { ...feed.row, state: "WAITING" } }, outcome);
}

/** "Already connected" may be ourselves, from an asking whose answer was lost: then it is a success. */
async function confirmHere(engine: FeedEngine, feed: HeldFeed, problem: FeedProblem): Promise<FeedStep> {
  const listed = await feed.feeds.listConnections(sessionOf(feed));
  if (listed.kind === "unclear") return lookAgain(engine, feed.row.looks);
  if (listed.kind !== "answered") return haltFeed(engine, feed, listed);
  const own = ownIn(listed.value, feed);
  if (own) return adopt(engine, feed, own);
  const { row } = feed;
  const inTheWay = feedInTheWay(listed.value, { ...row, accountToken: row.feedId });
  const token = inTheWay?.accountToken === row.feedId ? null : inTheWay?.accountToken;
  const ours = token ? await findFeedByToken(engine.db, row.organisationId, token) : null;
  if (inTheWay && ours && !ours.isLinked) return makeRoom(engine, feed, inTheWay, ours);
  return rejectFeed(engine, feed, { ...problem, holder: holderOf(row, inTheWay, ours) });
}

/** Our own account where it is one, else the other bank account of the ledger; another program's feed on the same one has no name. */
function holderOf(
  row: FeedRow,
  inTheWay: FeedConnection | null,
  ours: { scope: BusinessScope; accountName: string } | null,
): string | null {
  if (ours) return ours.scope.businessId === row.scope.businessId ? ours.accountName : null;
  return inTheWay && !isSameId(inTheWay.ledgerAccountId ?? "", row.ledgerAccountId) ? inTheWay.accountName : null;
}

/** The same token and the same bank account; anything else is somebody else's. */
function ownIn(connections: FeedConnection[], { row }: HeldFeed): FeedConnection | undefined {
  return connections.find(
    (each) =>
      each.state !== "rejected" &&
      each.accountToken === row.feedId &&
      isSameId(each.ledgerAccountId ?? row.ledgerAccountId, row.ledgerAccountId),
  );
}

async function adopt(engine: FeedEngine, feed: HeldFeed, { feedConnectionId, state }: FeedConnection): Promise<FeedStep> {
  await held(engine, feed, (tx) =>
    changeFeed(tx, feed.row, {
      state: state === "connected" ? "CONNECTED" : "PENDING",
      feedConnectionId,
      looks: 0,
      errorCode: null,
      errorDetail: null,
    }),
  );
  return state === "connected" ? GO_ON : lookAgain(engine, 0);
}

async function rejectFeed(engine: FeedEngine, feed: HeldFeed, problem: FeedProblem): Promise<FeedStep> {
  await held(engine, feed, (tx) => changeFeed(tx, feed.row, { state: "REJECTED", feedConnectionId: null, ...storedProblem(problem) }));
  return UNTIL_NEXT_TIME;
}

/** Accepted is not connected yet: asks what became of it. */
export async function pollFeed(engine: FeedEngine, feed: HeldFeed): Promise<FeedStep> {
  const { row } = feed;
  const read = await feed.feeds.readConnection(sessionOf(feed), row.feedConnectionId ?? "");
  if (read.kind === "unclear") return lookAgain(engine, row.looks);
  if (read.kind !== "answered") return haltFeed(engine, feed, read);
  if (!read.value) return rejectFeed(engine, feed, { type: "bank-feed-not-found", detail: "" });
  if (read.value.state === "connected") return adopt(engine, feed, read.value);
  if (read.value.state === "rejected") {
    const problem = read.value.problem ?? { type: "unknown", detail: "" };
    return problem.type === CONNECTED_HERE ? confirmHere(engine, feed, problem) : rejectFeed(engine, feed, problem);
  }
  await held(engine, feed, (tx) => changeFeed(tx, row, { looks: row.looks + 1 }));
  return lookAgain(engine, row.looks);
}
