import type { MinorUnits } from "../money";

/** Somebody who issues cards or keeps accounts, from whom movements are pulled. */
export type CardFeed = {
  source: string;
  listAccounts: () => Promise<FeedAccount[]>;
  /** One page of an account's movements between two instants, the first page being 1. */
  listMovements: (query: { accountId: string; from: Date; to: Date; page: number }) => Promise<FeedPage>;
};

export type FeedAccount = { id: string; name: string; kind: "DEBIT" | "CARD"; currency: string; accountNumber: string };
export type FeedPage = { movements: FeedMovement[]; isLast: boolean };

export type FeedMovement = {
  id: string;
  at: Date;
  /** Booked for good; only those become transactions. What is pending may still change or go away. */
  standing: "booked" | "pending" | "void";
  /** Money out is negative. */
  amountMinor: MinorUnits;
  currency: string;
  merchant: string;
  description: string;
  category: string | null;
  cardLast4: string | null;
  /** What was on the account after it; null where the source does not say. */
  balanceMinor: MinorUnits | null;
};

/** Why nothing could be pulled. The words and remedies stand in the messages under `transactions.feed.problems`. */
export const FEED_PROBLEMS = ["credentials", "notAllowed", "tooManyCalls", "unavailable", "unreadable", "other"] as const;
export type FeedProblem = (typeof FEED_PROBLEMS)[number];

export class FeedError extends Error {
  constructor(
    readonly problem: FeedProblem,
    message: string,
  ) {
    super(message);
    this.name = "FeedError";
  }
}

export type FeedStatus = { lastPulledAt: string | null; problem: FeedProblem | null };

export function readFeedProblem(stored: string | null): FeedProblem | null {
  return stored === null ? null : (FEED_PROBLEMS.find((known) => known === stored) ?? "other");
}
