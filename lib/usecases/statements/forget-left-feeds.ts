import type { Database } from "@/lib/adapters/db/client";
import { listLeftFeeds, noteFeedDeleted } from "@/lib/adapters/db/statements/feeds-to-end";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "../record-audit";

/** A person says that the bank feeds which we could not end any more are ended in the ledger. */
export async function forgetLeftFeeds(db: Database, scope: BusinessScope, actor: Actor): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const { feedId, accountId, bankAccount } of await listLeftFeeds(tx, scope)) {
      await noteFeedDeleted(tx, scope, feedId);
      await recordAudit(tx, scope, actor, {
        action: "account.feedForgotten",
        subjectType: "account",
        subjectId: accountId,
        detail: { bankAccount },
      });
    }
  });
}
