import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { countSetUp } from "@/lib/adapters/db/expenses/set-up-counts";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ClosedStanding, LimitedStanding } from "@/lib/core/workbench-standing";

export type WorkbenchStanding = {
  closed: ClosedStanding | null;
  limited: LimitedStanding | null;
  organisation: { name: string; readAt: string | null } | null;
};

/** Whether expenses can be reviewed and synced here, and if not, what comes first. */
export async function readWorkbenchStanding(db: Database, scope: BusinessScope, countryCode: string): Promise<WorkbenchStanding> {
  if (countryCode === "HK") return { closed: "hongKong", limited: null, organisation: null };
  const connection = await findCurrentConnection(db, scope);
  if (!connection) return { closed: "notConnected", limited: null, organisation: null };
  const { linkCount, mappedCount, entryCount } = await countSetUp(db, scope, connection.organisationId);
  const organisation = { name: connection.organisation.name, readAt: connection.organisation.referenceReadAt?.toISOString() ?? null };
  // Reconnecting comes first, and every page of accounting says so above its own content.
  if (connection.state === "ACCESS_REMOVED") return { closed: null, limited: null, organisation };
  // What was synced once stays in sight, also after its account was unlinked.
  if (linkCount === 0 && entryCount === 0) return { closed: "noLink", limited: null, organisation };
  return { closed: null, limited: mappedCount === 0 ? "nothingMapped" : null, organisation };
}
