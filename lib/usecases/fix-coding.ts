import type { Database } from "@/lib/adapters/db/client";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { TrackingChoice } from "@/lib/core/coding";
import { planCodingFix, type CodingField, type CodingFixPlan } from "@/lib/core/sync/coding-fix";
import type { SyncErrorCode } from "@/lib/core/sync-error";
import { editExpenses } from "./edit-expenses";
import { saveMapping } from "./save-mapping";

type Cause = { expenseIds: string[]; code: SyncErrorCode; field: CodingField };
export type CodingFix = { ledgerAccountId: string } | { taxType: string } | { tracking: TrackingChoice[] };

/** Where `fixCoding` would put the new value. */
export async function readCodingFix(db: Database, scope: BusinessScope, { expenseIds, ...cause }: Cause): Promise<CodingFixPlan> {
  const facts = await loadExpenseFacts(db, scope, expenseIds);
  return planCodingFix(facts, await loadLedgerContext(db, scope, facts), cause);
}

/**
 * One value for all expenses that a cause holds back, put where the wrong one comes from: on the expense where a person set it, else in the
 * mapping of its category, which holds for what comes later too.
 */
export async function fixCoding(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { fix, ...cause }: Cause & { fix: CodingFix },
): Promise<{ changed: number; batchId: string | null; mapped: number }> {
  const { expenseIds, categories } = await readCodingFix(db, scope, cause);
  if (categories.length > 0)
    await saveMapping(
      db,
      scope,
      actor,
      categories.map(({ categoryId }) => ({ categoryId, ...fix })),
    );
  const edited = expenseIds.length > 0 ? await editExpenses(db, scope, actor, { expenseIds, changes: fix }) : { changed: 0, batchId: null };
  return { ...edited, mapped: categories.reduce((sum, { count }) => sum + count, 0) };
}
