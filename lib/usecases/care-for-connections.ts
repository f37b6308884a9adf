import type { Database } from "@/lib/adapters/db/client";
import { checkAccess } from "./check-access";
import { endAbandonedConsents, endLeftConnections, type Ledger } from "./end-left-connections";

/** What has to be looked after without anybody pressing anything: access that was removed, and ends that are still owed to the ledger. */
export async function careForConnections(db: Database, ledger: Ledger): Promise<void> {
  await checkAccess(db, ledger.identity);
  await endLeftConnections(db, ledger);
  await endAbandonedConsents(db, ledger.identity);
}
