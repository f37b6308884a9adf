import { countCallsToday } from "@/lib/adapters/db/calls-today";
import { listCategoryMappings } from "@/lib/adapters/db/category-mappings";
import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { countExpenses } from "@/lib/adapters/db/expense-counts";
import type { AccountingFigures } from "@/lib/core/accounting-figures";
import type { BusinessScope } from "@/lib/core/business-scope";

export async function readAccountingFigures(
  db: Database,
  scope: BusinessScope,
  asked: { dayLimit: number; now: Date },
): Promise<AccountingFigures> {
  const [{ pending }, connection] = await Promise.all([countExpenses(db, scope), findCurrentConnection(db, scope)]);
  if (!connection) return { pendingCount: pending, unmappedCount: 0, calls: null };
  const [mappings, used] = await Promise.all([
    listCategoryMappings(db, scope, connection.organisationId),
    countCallsToday(db, connection.organisationId, asked),
  ]);
  const unmappedCount = mappings.filter(({ mapping }) => mapping.ledgerAccountId === null).length;
  return { pendingCount: pending, unmappedCount, calls: { used, limit: asked.dayLimit } };
}
