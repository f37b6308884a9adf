import type { Database } from "@/lib/adapters/db/client";
import { listLiveFeeds, noteFeedDeleted } from "@/lib/adapters/db/statements/feeds";
import type { AccountingProvider, LedgerSession } from "@/lib/core/accounting-provider";
import type { BusinessScope } from "@/lib/core/business-scope";

/** Somebody waits for it: no new call after this. */
const PATIENCE_MS = 10_000;

/** Takes a business's feed connections out of the ledger while there is still a right to. True when none is left there. */
export async function deleteFeeds(
  db: Database,
  scope: BusinessScope,
  session: LedgerSession,
  provider: AccountingProvider,
): Promise<boolean> {
  const { feeds } = provider;
  if (!feeds) return true;
  const began = performance.now();
  const stillMine = () => performance.now() - began < PATIENCE_MS;
  let isEnded = true;
  for (const { feedId, feedConnectionId } of await listLiveFeeds(db, scope)) {
    const outcome = await feeds.deleteConnection(session, feedConnectionId, {
      idempotencyKey: `feed-end-${feedId}-${Date.now()}`,
      stillMine,
    });
    if (outcome.kind === "answered") await noteFeedDeleted(db, scope, feedId);
    else isEnded = false;
  }
  return isEnded;
}
