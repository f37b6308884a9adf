import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { countSetUp } from "@/lib/adapters/db/expenses/set-up-counts";
import { listAccountsWithLinks } from "@/lib/adapters/db/home-accounts";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ClosedStanding, LimitedStanding } from "@/lib/core/workbench-standing";

export type WorkbenchStanding = {
  closed: ClosedStanding | null;
  limited: LimitedStanding | null;
  organisation: { name: string; readAt: string | null } | null;
  /** The account to connect first, where none is. */
  firstAccountId: string | null;
};

const NOWHERE = { limited: null, organisation: null, firstAccountId: null } as const;

/** Whether expenses can be reviewed and synced here, and if not, what comes first. */
export async function readWorkbenchStanding(db: Database, scope: BusinessScope, countryCode: string): Promise<WorkbenchStanding> {
  if (countryCode === "HK") return { ...NOWHERE, closed: "hongKong" };
  const connection = await findCurrentConnection(db, scope);
  if (!connection) return { ...NOWHERE, closed: "notConnected" };
  const { linkCount, mappedCount, entryCount } = await countSetUp(db, scope, connection.organisationId);
  const organisation = { name: connection.organisation.name, readAt: connection.organisation.referenceReadAt?.toISOString() ?? null };
  // Reconnecting comes first, and every page of accounting says so above its own content.
  if (connection.state === "ACCESS_REMOVED") return { ...NOWHERE, closed: null, organisation };
  // What was synced once stays in sight, also after its account was unlinked.
  if (linkCount === 0 && entryCount === 0) {
    const [first] = await listAccountsWithLinks(db, scope, connection.organisationId);
    return { ...NOWHERE, closed: "noLink", organisation, firstAccountId: first?.accountId ?? null };
  }
  return { ...NOWHERE, closed: null, limited: mappedCount === 0 ? "nothingMapped" : null, organisation };
}
