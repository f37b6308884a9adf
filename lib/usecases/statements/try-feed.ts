import { alignFeeds, findFeedProblem } from "@/lib/adapters/db/statements/feeds";
import { readLedgerAccounts } from "@/lib/adapters/db/reference-data";
import { findConnection } from "@/lib/adapters/db/connections";
import { AppError } from "@/lib/core/app-error";
import { isTaken } from "@/lib/core/bank-feeds";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { unlinkAccount } from "../unlink-account";
import { advanceFeed } from "./advance-feed";
import type { FeedEngine } from "./feed-engine";

/**
 * Right after an account was linked: asks for its feed at once, so that whoever linked it hears if the ledger has that bank account tied to another
 * feed. Then the link is taken back, as nothing can come of it. Anything slower than one call is the worker's.
 */
export async function tryFeed(engine: FeedEngine, scope: BusinessScope, actor: Actor, accountId: string): Promise<void> {
  if (!engine.provider.feeds) return;
  const { db } = engine;
  await alignFeeds(db, scope);
  await advanceFeed(engine, accountId);
  const feed = await findFeedProblem(db, scope, accountId);
  if (feed?.state !== "REJECTED" || !isTaken(feed.errorCode)) return;
  const connection = await findConnection(db, scope);
  const accounts = connection ? await readLedgerAccounts(db, connection.organisationId) : [];
  await unlinkAccount(db, scope, actor, { accountId });
  throw new AppError("feedTaken", {
    bankAccount: accounts.find(({ ledgerAccountId }) => ledgerAccountId === feed.ledgerAccountId)?.name ?? "",
    kind: feed.errorCode ?? "",
    message: feed.errorDetail ?? "",
    account: feed.errorHolder ?? "",
  });
}
