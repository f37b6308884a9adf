import type { Database } from "@/lib/adapters/db/client";
import { listFeedsToEnd, noteFeedDeleted } from "@/lib/adapters/db/statements/feeds-to-end";
import type { AccountingProvider, CallOutcome } from "@/lib/core/accounting-provider";
import { isGone } from "@/lib/core/bank-feeds";
import type { BusinessScope } from "@/lib/core/business-scope";

/** Somebody may wait for it: no new call after this. */
const PATIENCE_MS = 10_000;

type Ended = { scope: BusinessScope; connectionId: string; organisationId: string };

/**
 * Takes the feed connections of a connection that has ended out of the ledger, while there still is a right to. False where that has to be tried
 * again; what the ledger will never let us end stays noted, so that the user hears of it.
 */
export async function deleteFeeds(db: Database, ended: Ended, { feeds }: AccountingProvider): Promise<boolean> {
  const ours = await listFeedsToEnd(db, ended.scope, ended.organisationId);
  if (!feeds || ours.length === 0) return true;
  if (ours.some(({ isOut }) => isOut)) return false;

  const session = { organisationId: ended.organisationId, connectionId: ended.connectionId, isEnding: true } as const;
  const began = performance.now();
  const stillMine = () => performance.now() - began < PATIENCE_MS;
  const isUnsure = ours.some(({ feedConnectionId }) => feedConnectionId === null);
  const listed = isUnsure ? await feeds.listConnections(session) : null;
  if (listed && listed.kind !== "answered") return isFinal(listed);

  let isDone = true;
  for (const { feedId, ...known } of ours) {
    const feedConnectionId = known.feedConnectionId ?? listed?.value.find((each) => each.accountToken === feedId)?.feedConnectionId;
    const options = { idempotencyKey: `feed-end-${feedId}-${Date.now()}`, stillMine };
    const outcome = feedConnectionId ? await feeds.deleteConnection(session, feedConnectionId, options) : null;
    if (outcome === null || (outcome.kind === "answered" && (outcome.value.outcome === "accepted" || isGone(outcome.value.problem.type))))
      await noteFeedDeleted(db, ended.scope, feedId);
    else isDone &&= isFinal(outcome);
  }
  return isDone;
}

/** Asking again would bring the same answer. */
function isFinal({ kind }: CallOutcome<unknown>): boolean {
  return kind === "answered" || kind === "refused" || kind === "unauthorised";
}
