import { isTaken } from "../bank-feeds";

/** What a screen shows of an account's bank feed. */
export type FeedView = {
  isConnected: boolean;
  /** Something is on its way: the feed connection or a statement. */
  isBusy: boolean;
  problem: { code: string; words: string; isTaken: boolean; holder: string | null } | null;
  lastSyncedAt: Date | null;
  newestLineOn: string | null;
  /** From which day lines are sent; fixed with the first statement, null before it. */
  baseOn: string | null;
  futureCount: number;
  tooOldCount: number;
  /** By how much the balance in the ledger is off, because something before the first day came or changed later. */
  driftMinor: number;
};

type StoredFeed = {
  state: "WAITING" | "CREATING" | "PENDING" | "CONNECTED" | "REJECTED" | "DELETING" | "DELETED";
  errorCode: string | null;
  errorDetail: string | null;
  errorHolder: string | null;
  lastSyncedAt: Date | null;
  newestLineOn: string | null;
  baseOn: string | null;
  held: unknown;
  isDue: boolean;
  hasOpenStatement: boolean;
};

export function viewFeed(feed: StoredFeed): FeedView {
  const { errorCode, lastSyncedAt, newestLineOn, baseOn } = feed;
  const held = typeof feed.held === "object" && feed.held !== null ? (feed.held as Record<string, unknown>) : {};
  const figure = (name: string) => (typeof held[name] === "number" ? held[name] : 0);
  return {
    isConnected: feed.state === "CONNECTED",
    isBusy: feed.isDue || feed.hasOpenStatement || ["WAITING", "CREATING", "PENDING"].includes(feed.state),
    problem:
      errorCode === null ? null : { code: errorCode, words: feed.errorDetail ?? "", isTaken: isTaken(errorCode), holder: feed.errorHolder },
    lastSyncedAt,
    newestLineOn,
    baseOn,
    futureCount: figure("futureCount"),
    tooOldCount: figure("tooOldCount"),
    driftMinor: figure("driftMinor"),
  };
}

/** The last statement sync of all accounts, and their newest line. */
export function summariseFeeds(feeds: readonly FeedView[]): { lastSyncedAt: Date | null; newestLineOn: string | null } {
  const syncs = feeds.flatMap(({ lastSyncedAt }) => lastSyncedAt?.getTime() ?? []);
  const days = feeds.flatMap(({ newestLineOn }) => newestLineOn ?? []).sort();
  return { lastSyncedAt: syncs.length > 0 ? new Date(Math.max(...syncs)) : null, newestLineOn: days.at(-1) ?? null };
}
