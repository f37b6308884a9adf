import type { CallOutcome, EncodedBody, LedgerSession, SendOptions } from "./accounting-provider";
import { isSameId } from "./ledger-reference";
import type { MinorUnits } from "./money";
import type { StatementDraft } from "./statement/draft-statement";

/** Why the ledger refuses a feed or a statement: its own kind of problem, its own words and, where a feed is in the way, the account that holds it. */
export type FeedProblem = { type: string; detail: string; holder?: string | null };

export type FeedConnection = {
  feedConnectionId: string;
  accountToken: string | null;
  ledgerAccountId: string | null;
  accountNumber: string | null;
  accountName: string | null;
  state: "pending" | "connected" | "rejected";
  problem: FeedProblem | null;
};

export type LedgerStatement = {
  ledgerStatementId: string;
  feedConnectionId: string | null;
  state: "pending" | "delivered" | "rejected";
  problem: FeedProblem | null;
  startOn: string | null;
  endOn: string | null;
  startBalanceMinor: MinorUnits | null;
  endBalanceMinor: MinorUnits | null;
  lineCount: number | null;
};

export type FeedAnswer<T> = { outcome: "accepted"; value: T } | { outcome: "refused"; problem: FeedProblem };

/** What the ledger offers to those whom it lets deliver bank statements. Accepted is not done: what became of it is asked for later. */
export interface BankFeeds {
  encodeConnection(feed: { accountToken: string; ledgerAccountId: string; isCard: boolean; currency: string }): EncodedBody;
  createConnection(session: LedgerSession, body: string, options: SendOptions): Promise<CallOutcome<FeedAnswer<FeedConnection>>>;
  listConnections(session: LedgerSession): Promise<CallOutcome<FeedConnection[]>>;
  /** Null when there is none of that id. */
  readConnection(session: LedgerSession, feedConnectionId: string): Promise<CallOutcome<FeedConnection | null>>;
  /** One that is not there any more is deleted as well. */
  deleteConnection(session: LedgerSession, feedConnectionId: string, options: SendOptions): Promise<CallOutcome<FeedAnswer<null>>>;

  encodeStatement(feedConnectionId: string, currency: string, draft: StatementDraft): EncodedBody;
  createStatement(session: LedgerSession, body: string, options: SendOptions): Promise<CallOutcome<FeedAnswer<LedgerStatement>>>;
  /** Without their lines. */
  listStatements(session: LedgerSession, currency: string): Promise<CallOutcome<LedgerStatement[]>>;
  readStatement(session: LedgerSession, ledgerStatementId: string, currency: string): Promise<CallOutcome<LedgerStatement | null>>;
}

/** The ledger has all of it already: for us, that is delivered. */
export const DUPLICATE_STATEMENT = "duplicate-statement";
/** The bank account, or our name for it, is tied to a feed in the same organisation: our own, or somebody else's. */
export const CONNECTED_HERE = "feed-already-connected-in-current-organisation";

/** What only another bank account can mend. */
const TAKEN = [CONNECTED_HERE, "feed-connected-in-different-organisation", "feed-already-connected-in-different-organisation"];

/** The feed that is in the way of one that would be ours: the ledger lets each token, bank account and number stand in one feed only. */
export function feedInTheWay(
  listed: readonly FeedConnection[],
  wanted: { accountToken: string; ledgerAccountId: string; accountNumber: string | null },
): FeedConnection | null {
  const isSame = (one: string | null, other: string | null) => one !== null && one === other;
  const live = listed.filter(({ state }) => state !== "rejected");
  return (
    live.find((each) => each.ledgerAccountId !== null && isSameId(each.ledgerAccountId, wanted.ledgerAccountId)) ??
    live.find((each) => isSame(each.accountToken, wanted.accountToken)) ??
    live.find((each) => isSame(each.accountNumber, wanted.accountNumber)) ??
    null
  );
}

/** What the answer to a deletion means when it refuses: that there is nothing to delete. */
export function isGone(problemType: string): boolean {
  return problemType === "feed-not-found-or-already-deleted" || problemType === "bank-feed-not-found";
}

export function isTaken(problemType: string | null): boolean {
  return problemType !== null && TAKEN.includes(problemType);
}
