import type { Database } from "@/lib/adapters/db/client";
import { closeChoice, listAbandonedChoices } from "@/lib/adapters/db/connect-attempts";
import { listLeftConnections, noteEndedInLedger } from "@/lib/adapters/db/granted-organisations";
import type { Accounting } from "@/lib/core/accounting";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import type { BusinessScope } from "@/lib/core/business-scope";
import { endUnusedGrants } from "./end-unused-grants";
import { deleteFeeds } from "./statements/delete-feeds";

/**
 * Ends in the ledger what ended here, of one business or of all: its bank feeds first, which nobody may end any more once the access is given
 * back. False while the ledger could not be reached for some of it.
 */
export async function endLeftConnections(db: Database, { identity, provider }: Accounting, scope?: BusinessScope): Promise<boolean> {
  let isDone = true;
  for (const left of await listLeftConnections(db, scope)) {
    const { authorisationId, organisation } = left;
    const isWithoutFeeds = await deleteFeeds(db, left, provider);
    if (isWithoutFeeds && (await endUnusedGrants(db, identity, { authorisationId, organisations: [organisation] })))
      await noteEndedInLedger(db, left.scope, left.connectionId);
    else isDone = false;
  }
  return isDone;
}

/** Consents that nobody finished: whoever closed the page at the choice of organisation leaves nothing connected behind. */
export async function endAbandonedConsents(db: Database, identity: AccountingIdentity): Promise<void> {
  for (const { scope, attemptId, authorisationId, organisations } of await listAbandonedChoices(db)) {
    const grant = { authorisationId, organisations: organisations.length > 0 ? organisations : null };
    if (await endUnusedGrants(db, identity, grant)) await closeChoice(db, scope, attemptId);
  }
}
