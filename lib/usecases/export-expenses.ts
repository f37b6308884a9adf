import type { Database } from "@/lib/adapters/db/client";
import { findExportFacts } from "@/lib/adapters/db/exports/expense-facts";
import { readTracking } from "@/lib/adapters/db/reference-data";
import { findConnection } from "@/lib/adapters/db/sync/ledger-context";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExportedExpense } from "@/lib/core/export/expense-columns";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpensePage } from "@/lib/core/expense-row";
import { listExpenses } from "./list-expenses";

const PAGE = 1000;

/** Every expense of a tab's list as it is narrowed and sorted, a thousand at a time. */
export async function* eachExpense(db: Database, scope: BusinessScope, filter: ExpenseFilter): AsyncGenerator<ExportedExpense[]> {
  const organisationId = (await findConnection(db, scope))?.organisationId ?? null;
  const tracking = organisationId ? await readTracking(db, organisationId) : [];
  const names = new Map(
    tracking.flatMap(({ name, options }) => options.map((option) => [option.trackingOptionId, `${name}: ${option.name}`] as const)),
  );
  let cursor: string | null = null;
  do {
    const page: ExpensePage = await listExpenses(db, scope, filter, { cursor, limit: PAGE });
    const facts = await findExportFacts(db, scope, { organisationId, ids: page.rows.map(({ id }) => id) });
    yield page.rows.map((row) => ({
      ...row,
      notes: facts.get(row.id)?.notes ?? "",
      setAsideReason: facts.get(row.id)?.setAsideReason ?? null,
      contact: facts.get(row.id)?.contact ?? null,
      ledgerTransactionId: facts.get(row.id)?.ledgerTransactionId ?? null,
      syncedAt: facts.get(row.id)?.syncedAt ?? null,
      trackingNames: row.tracking.flatMap(({ trackingOptionId }) => names.get(trackingOptionId) ?? []),
    }));
    cursor = page.nextCursor;
  } while (cursor !== null);
}
