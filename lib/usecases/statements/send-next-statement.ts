import { sumBefore } from "@/lib/adapters/db/statements/account-lines";
import { listDifferences } from "@/lib/adapters/db/statements/differences";
import { changeFeed, fixBase, storeHeld, type FeedRow } from "@/lib/adapters/db/statements/feeds";
import { findLastBalance, insertStatement } from "@/lib/adapters/db/statements/statements";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { todayIn } from "@/lib/core/months";
import { draftStatement } from "@/lib/core/statement/draft-statement";
import { earliestSendableOn, planLines } from "@/lib/core/statement/plan-statement";
import { held, UNTIL_NEXT_TIME, type FeedEngine, type FeedStep, type HeldFeed } from "./feed-engine";
import { newKey, sendStatement } from "./settle-statement";

/** Xero refuses what is larger. */
const MOST_BYTES = 3_000_000;

/** Drafts the next statement under the claim, stores it, and sends it; or notes that the ledger has everything. */
export async function sendNextStatement(engine: FeedEngine, feed: HeldFeed): Promise<FeedStep> {
  const begun = await held(engine, feed, (tx) => begin(engine, tx, feed));
  if (!begun) return UNTIL_NEXT_TIME;
  // Storing a thousand lines takes its time: the claim is made new before anything is sent.
  await held(engine, feed, () => Promise.resolve());
  return sendStatement(engine, feed, { ...begun, looks: 0 }, { isFirst: true });
}

async function begin(engine: FeedEngine, tx: DatabaseTransaction, { row, feeds }: HeldFeed) {
  const todayOn = todayIn(row.timeZone, engine.now());
  const lastBalance = await findLastBalance(tx, row.feedId);
  const base = await baseOf(tx, row, { todayOn, isFixed: lastBalance !== null });
  const { lines, held: heldLines } = planLines(row.accountId, await listDifferences(tx, row, base.on), { todayOn });
  const beforeMinor = row.openingBalanceMinor + (await sumBefore(tx, row.accountId, base.on));
  await storeHeld(tx, row, { ...heldLines, driftMinor: beforeMinor - base.balanceMinor });
  const feedConnectionId = row.feedConnectionId ?? "";
  const draft = draftStatement(
    lines,
    lastBalance ?? base.balanceMinor,
    (each) => Buffer.byteLength(feeds.encodeStatement(feedConnectionId, row.currency, each).body) < MOST_BYTES,
  );
  if (!draft) {
    await changeFeed(tx, row, { lastSyncedAt: engine.now(), errorCode: null, errorDetail: null });
    return null;
  }
  const encoded = feeds.encodeStatement(feedConnectionId, row.currency, draft);
  const idempotencyKey = newKey();
  const statementId = await insertStatement(tx, row, { feedConnectionId, draft, encoded, idempotencyKey });
  return { statementId, body: encoded.body, idempotencyKey };
}

/** The day from which lines are sent, and the balance before it: fixed with the first statement, so that every later one adds up with it. */
async function baseOf(tx: DatabaseTransaction, row: FeedRow, { todayOn, isFixed }: { todayOn: string; isFixed: boolean }) {
  if (isFixed && row.baseOn !== null && row.baseBalanceMinor !== null) return { on: row.baseOn, balanceMinor: row.baseBalanceMinor };
  const earliestOn = earliestSendableOn(todayOn);
  const on = row.startOn !== null && row.startOn > earliestOn ? row.startOn : earliestOn;
  const base = { on, balanceMinor: row.openingBalanceMinor + (await sumBefore(tx, row.accountId, on)) };
  await fixBase(tx, row, base);
  return base;
}
