import type { Database } from "@/lib/adapters/db/client";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import { checkAccess } from "./check-access";
import { endAbandonedConsents, endLeftConnections } from "./end-left-connections";

/** What has to be looked after without anybody pressing anything: access that was removed, and ends that are still owed to the ledger. */
export async function careForConnections(db: Database, identity: AccountingIdentity): Promise<void> {
  await checkAccess(db, identity);
  await endLeftConnections(db, identity);
  await endAbandonedConsents(db, identity);
}
