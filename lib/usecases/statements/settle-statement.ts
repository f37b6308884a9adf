import { randomUUID } from "node:crypto";
import { changeFeed } from "@/lib/adapters/db/statements/feeds";
import * as stored from "@/lib/adapters/db/statements/statements";
import type { CallOutcome } from "@/lib/core/accounting-provider";
import { DUPLICATE_STATEMENT, type FeedAnswer, type FeedProblem, type LedgerStatement } from "@/lib/core/bank-feeds";
import { keyPhase } from "@/lib/core/sync/settle-unknown";
import {
  GO_ON,
  haltFeed,
  held,
  lookAgain,
  sendOptions,
  sessionOf,
  UNTIL_NEXT_TIME,
  type FeedEngine,
  type FeedStep,
  type HeldFeed,
} from "./feed-engine";

type Open = stored.OpenStatement;

/** Finds out what became of the statement on its way; nothing else is sent before that. */
export async function settleStatement(engine: FeedEngine, feed: HeldFeed, statement: Open): Promise<FeedStep> {
  if (statement.state === "PENDING" && statement.ledgerStatementId)
    return pollStatement(engine, feed, statement, statement.ledgerStatementId);
  return findStatement(engine, feed, statement);
}

async function pollStatement(engine: FeedEngine, feed: HeldFeed, statement: Open, ledgerStatementId: string): Promise<FeedStep> {
  const read = await feed.feeds.readStatement(sessionOf(feed), ledgerStatementId, feed.row.currency);
  if (read.kind === "unclear") return lookAgain(engine, statement.looks);
  if (read.kind !== "answered") return haltFeed(engine, feed, read);
  if (!read.value) {
    await held(engine, feed, (tx) => stored.noteUnknown(tx, statement.statementId));
    return lookAgain(engine, statement.looks);
  }
  if (read.value.state !== "pending") return settle(engine, feed, statement, read.value);
  await held(engine, feed, (tx) => stored.noteLook(tx, statement.statementId));
  return lookAgain(engine, statement.looks);
}

/** The answer was lost, or the process that waited for it. The ledger's list tells; where it says nothing, the same bytes go again. */
async function findStatement(engine: FeedEngine, feed: HeldFeed, statement: Open): Promise<FeedStep> {
  const listed = await feed.feeds.listStatements(sessionOf(feed), feed.row.currency);
  if (listed.kind === "unclear") return lookAgain(engine, statement.looks);
  if (listed.kind !== "answered") return haltFeed(engine, feed, listed);
  const known = await stored.knownLedgerIds(engine.db, feed.row.feedId);
  const found = listed.value.filter((each) => isSame(each, statement) && !known.has(each.ledgerStatementId));
  const best = found.find(({ state }) => state !== "rejected") ?? found[0];
  if (best) return take(engine, feed, statement, best);
  const phase = keyPhase({ ...statement, minuteMs: engine.minuteMs, callDeadlineMs: engine.callDeadlineMs });
  // Every line has an id that the ledger recognises, so that even a request which arrives late brings nothing twice.
  const idempotencyKey = phase === "over" ? newKey() : statement.idempotencyKey;
  await held(engine, feed, async (tx) => {
    await stored.noteLook(tx, statement.statementId);
    if (phase === "over") await stored.renewKey(tx, statement.statementId, idempotencyKey);
  });
  return phase === "arriving"
    ? lookAgain(engine, statement.looks)
    : sendStatement(engine, feed, { ...statement, idempotencyKey }, { isFirst: false });
}

function isSame(found: LedgerStatement, own: Open): boolean {
  return (
    found.feedConnectionId === own.feedConnectionId &&
    found.startOn === own.startOn &&
    found.endOn === own.endOn &&
    found.startBalanceMinor === own.startBalanceMinor &&
    found.endBalanceMinor === own.endBalanceMinor &&
    found.lineCount === own.lineCount
  );
}

export function newKey(): string {
  return `statement-${randomUUID()}`;
}

/** One call with the stored bytes, and what it came to. */
export async function sendStatement(
  engine: FeedEngine,
  feed: HeldFeed,
  statement: Pick<Open, "statementId" | "body" | "idempotencyKey" | "looks">,
  { isFirst }: { isFirst: boolean },
): Promise<FeedStep> {
  const outcome: CallOutcome<FeedAnswer<LedgerStatement>> = await feed.feeds.createStatement(
    sessionOf(feed),
    statement.body,
    sendOptions(engine, feed, statement.idempotencyKey),
  );
  if (outcome.kind === "answered") {
    return outcome.value.outcome === "accepted"
      ? take(engine, feed, statement, outcome.value.value)
      : refuse(engine, feed, statement.statementId, outcome.value.problem);
  }
  if (outcome.kind === "unclear") {
    await held(engine, feed, (tx) => stored.noteUnknown(tx, statement.statementId));
    return lookAgain(engine, statement.looks);
  }
  // A first sending that did nothing is as good as none; of a repeated one, the first is still unknown.
  if (isFirst) await held(engine, feed, (tx) => stored.dropStatement(tx, statement.statementId));
  return haltFeed(engine, feed, outcome);
}

async function take(
  engine: FeedEngine,
  feed: HeldFeed,
  { statementId }: { statementId: string },
  found: LedgerStatement,
): Promise<FeedStep> {
  if (found.state !== "pending") return settle(engine, feed, { statementId }, found);
  await held(engine, feed, (tx) => stored.notePending(tx, statementId, found.ledgerStatementId));
  return lookAgain(engine, 0);
}

async function settle(
  engine: FeedEngine,
  feed: HeldFeed,
  { statementId }: { statementId: string },
  found: LedgerStatement,
): Promise<FeedStep> {
  if (found.state === "rejected") return refuse(engine, feed, statementId, found.problem ?? { type: "unknown", detail: "" });
  await held(engine, feed, (tx) => stored.settleDelivered(tx, feed.row, statementId, found.ledgerStatementId));
  return GO_ON;
}

/** The ledger's "duplicate" says that it has all of it: delivered. Any other refusal is shown, and its lines go with the next try. */
async function refuse(engine: FeedEngine, feed: HeldFeed, statementId: string, problem: FeedProblem): Promise<FeedStep> {
  if (problem.type === DUPLICATE_STATEMENT) {
    await held(engine, feed, (tx) => stored.settleDelivered(tx, feed.row, statementId, null));
    return GO_ON;
  }
  await held(engine, feed, async (tx) => {
    await stored.settleRejected(tx, statementId, problem);
    await changeFeed(tx, feed.row, {
      errorCode: problem.type,
      errorDetail: problem.detail,
      // The connection itself is gone in the ledger: the next try makes a new one.
      ...(problem.type === "invalid-feed-connection" ? { state: "REJECTED" as const, feedConnectionId: null } : {}),
    });
  });
  return UNTIL_NEXT_TIME;
}
