import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { changeFeed, holdFeed, type FeedChange, type FeedRow } from "@/lib/adapters/db/statements/feeds";
import type { AccountingProvider, CallOutcome, LedgerSession, SendOptions } from "@/lib/core/accounting-provider";
import type { BankFeeds, FeedProblem } from "@/lib/core/bank-feeds";
import { STATEMENT_EVERY_MS } from "@/lib/core/statement/plan-statement";
import { nextLookInMs } from "@/lib/core/sync/settle-unknown";
import { markAccessRemoved } from "../mark-access-removed";

/** What sending statements needs of its process. */
export type FeedEngine = {
  db: Database;
  provider: AccountingProvider;
  minuteMs: number;
  callDeadlineMs: number;
  /** How long a claim holds beyond the longest call. */
  leaseMs: number;
  isStopping: () => boolean;
  now: () => Date;
};

/** A feed in the hands of this process. */
export type HeldFeed = { row: FeedRow; feeds: BankFeeds; heldAt: number };

export type FeedStep = { kind: "goOn" } | { kind: "rest"; forMs: number };

export const GO_ON: FeedStep = { kind: "goOn" };
export const UNTIL_NEXT_TIME: FeedStep = { kind: "rest", forMs: STATEMENT_EVERY_MS };

export function claimMs(engine: FeedEngine): number {
  return engine.leaseMs + engine.callDeadlineMs;
}

/** A write under the claim, which it makes new. */
export async function held<T>(engine: FeedEngine, feed: HeldFeed, write: (tx: DatabaseTransaction) => Promise<T>): Promise<T> {
  const asked = performance.now();
  const result = await engine.db.$transaction(async (tx) => {
    await holdFeed(tx, feed.row, claimMs(engine));
    return write(tx);
  });
  feed.heldAt = asked;
  return result;
}

export function sessionOf({ row }: HeldFeed): LedgerSession {
  return { organisationId: row.organisationId, connectionId: row.connectionId };
}

/** Bytes leave only while the claim will outlive the call. */
export function sendOptions(engine: FeedEngine, feed: HeldFeed, idempotencyKey: string): SendOptions {
  return { idempotencyKey, stillMine: () => !engine.isStopping() && performance.now() - feed.heldAt < engine.leaseMs * 0.9 };
}

/** Soon at first, then at most once a minute of the ledger's. */
export function lookAgain(engine: FeedEngine, looks: number): FeedStep {
  return { kind: "rest", forMs: nextLookInMs(looks, engine.minuteMs) };
}

export function storedProblem({ type, detail, holder = null }: FeedProblem): FeedChange {
  return { errorCode: type, errorDetail: detail, errorHolder: holder };
}

export async function noteProblem(engine: FeedEngine, feed: HeldFeed, problem: FeedProblem): Promise<FeedStep> {
  await held(engine, feed, (tx) => changeFeed(tx, feed.row, storedProblem(problem)));
  return UNTIL_NEXT_TIME;
}

/** A question that is refused, where no element tells of a problem: 403 means that the app may not use bank feeds at all. */
export function problemOf({ status, messages }: { status: number; messages: string[] }): FeedProblem {
  return { type: status === 403 ? "invalid-application" : "refused", detail: messages[0] ?? "" };
}

type NotDone = Exclude<CallOutcome<never>, { kind: "answered" } | { kind: "unclear" }>;

/** Nothing was done, for a reason that has nothing to do with what was sent. */
export async function haltFeed(engine: FeedEngine, feed: HeldFeed, outcome: NotDone): Promise<FeedStep> {
  switch (outcome.kind) {
    case "postponed":
      return { kind: "rest", forMs: Math.max(engine.minuteMs / 60, outcome.untilMs - Date.now()) };
    case "refused":
      return noteProblem(engine, feed, problemOf(outcome));
    case "unauthorised":
      if (outcome.reason === "scopeMissing") return noteProblem(engine, feed, { type: "scopeMissing", detail: "" });
      await markAccessRemoved(engine.db, feed.row.scope, feed.row.connectionId);
      return UNTIL_NEXT_TIME;
  }
}
