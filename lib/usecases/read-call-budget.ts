import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { readDayUsage, type DayUsage } from "@/lib/adapters/db/day-usage";
import type { BusinessScope } from "@/lib/core/business-scope";

/** The calls of the connected organisation in its day: the ledger's own number where it gave one, else our count. Null without a connection. */
export async function readCallBudget(db: Database, scope: BusinessScope): Promise<DayUsage | null> {
  const connection = await findConnection(db, scope);
  return connection ? readDayUsage(db, connection.organisationId) : null;
}
