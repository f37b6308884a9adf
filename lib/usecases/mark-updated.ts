import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { forgetRefusedChanges, labelUpdated, listSettled } from "@/lib/adapters/db/sync/updated-label";
import { readDifferences } from "./read-difference";

/**
 * The label Updated, after a change to something the ledger is given (category, receipt, note, coding, split). Called in the transaction
 * that makes the change. An expense on its way is marked too: it was sent as it was, and then differs. One that is in the ledger and, after
 * the change, is again what the ledger was given loses the label.
 */
export async function markUpdated(tx: Database | DatabaseTransaction, scope: BusinessScope, transactionIds: string[]): Promise<void> {
  if (transactionIds.length === 0) return;
  const same = new Set(await unmarkUpdated(tx, scope, transactionIds));
  const others = transactionIds.filter((id) => !same.has(id));
  await labelUpdated(tx, scope, others, true);
}

/** Takes the label off those that are what the ledger was given, and what was refused of a change that is no more; answers which. */
export async function unmarkUpdated(tx: Database | DatabaseTransaction, scope: BusinessScope, transactionIds: string[]): Promise<string[]> {
  const differences = await readDifferences(tx, scope, await listSettled(tx, scope, transactionIds));
  const same = [...differences].filter(([, found]) => found.length === 0).map(([id]) => id);
  await labelUpdated(tx, scope, same, false);
  await forgetRefusedChanges(tx, scope, same);
  return same;
}
