import { countCallsToday } from "@/lib/adapters/db/calls-today";
import { listCategoryMappings } from "@/lib/adapters/db/category-mappings";
import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { countExpenses } from "@/lib/adapters/db/expense-counts";
import { listMemberships, type Membership } from "@/lib/adapters/db/memberships";
import type { BusinessScope } from "@/lib/core/business-scope";

export type FrameFacts = {
  memberships: Membership[];
  /** Null for somebody who does no accounting. */
  accounting: { pendingCount: number; unmappedCount: number; callsToday: number | null } | null;
};

/** The numbers in the frame around every page. */
export async function readFrame(
  db: Database,
  scope: BusinessScope,
  asked: { userId: string; withAccounting: boolean; dayLimit: number; now: Date },
): Promise<FrameFacts> {
  const memberships = await listMemberships(db, asked.userId);
  if (!asked.withAccounting) return { memberships, accounting: null };
  const [counts, connection] = await Promise.all([countExpenses(db, scope), findCurrentConnection(db, scope)]);
  if (!connection) return { memberships, accounting: { pendingCount: counts.pending, unmappedCount: 0, callsToday: null } };
  const [mappings, callsToday] = await Promise.all([
    listCategoryMappings(db, scope, connection.organisationId),
    countCallsToday(db, connection.organisationId, asked),
  ]);
  const unmappedCount = mappings.filter(({ mapping }) => mapping.ledgerAccountId === null).length;
  return { memberships, accounting: { pendingCount: counts.pending, unmappedCount, callsToday } };
}
