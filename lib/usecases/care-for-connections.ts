import type { Database } from "@/lib/adapters/db/client";
import type { Accounting } from "@/lib/core/accounting";
import { checkAccess } from "./check-access";
import { endAbandonedConsents, endLeftConnections } from "./end-left-connections";

/** What has to be looked after without anybody pressing anything: access that was removed, and ends that are still owed to the ledger. */
export async function careForConnections(db: Database, accounting: Accounting): Promise<void> {
  await checkAccess(db, accounting.identity);
  await endLeftConnections(db, accounting);
  await endAbandonedConsents(db, accounting.identity);
}
