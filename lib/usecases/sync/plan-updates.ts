import type { LedgerTransaction, LedgerTransactionUpdate } from "@/lib/core/accounting-provider";
import { isGone, isSameId } from "@/lib/core/ledger-reference";
import type { SyncError } from "@/lib/core/sync-error";
import { entryDifference, redraft } from "@/lib/core/sync/entry-difference";
import { newContactOf } from "@/lib/core/sync/ledger-context";
import { blocks, checkExpense } from "@/lib/core/sync/preflight";
import { driftOf, type LedgerDrift } from "@/lib/core/sync/ledger-drift";
import { updateFor } from "@/lib/core/sync/snapshot-difference";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import type { CallItem } from "@/lib/adapters/db/sync/ledger-calls";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { loadAttemptedUpdates, loadLiveEntries, lockForUpdate, type QueuedEntryItem } from "@/lib/adapters/db/sync/live-entries";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import type { Engine } from "./engine";

export type UpdatePlan = {
  updates: { item: CallItem; update: LedgerTransactionUpdate }[];
  unchanged: CallItem[]; // only receipts differ, or nothing
  failed: { itemId: string; error: SyncError }[];
  waiting: number; // for a contact that is being created
};

/** Sorts the expenses to be updated by what the ledger has of them now and by what differs. */
export async function planUpdates(
  engine: Engine,
  tx: DatabaseTransaction,
  run: TurnRun,
  items: QueuedEntryItem[],
  present: LedgerTransaction[],
): Promise<UpdatePlan> {
  const expenseIds = items.map((item) => item.expenseId);
  const locked = await lockForUpdate(tx, expenseIds);
  const facts = new Map((await loadExpenseFacts(tx, run.scope, expenseIds)).map((each) => [each.expenseId, each]));
  const context = await loadLedgerContext(tx, run.scope, [...facts.values()]);
  const entries = new Map((await loadLiveEntries(tx, run.scope.businessId, expenseIds)).map((entry) => [entry.expenseId, entry]));
  const attempted = await loadAttemptedUpdates(tx, expenseIds);
  const plan: UpdatePlan = { updates: [], unchanged: [], failed: [], waiting: 0 };
  for (const { itemId, expenseId, overwrites } of items) {
    const entry = entries.get(expenseId);
    const expense = facts.get(expenseId);
    const edit = locked.get(expenseId);
    const there = entry && present.find((each) => isSameId(each.ledgerTransactionId, entry.ledgerTransactionId));
    const fail = (error: SyncError) => plan.failed.push({ itemId, error });
    if (!entry || !expense || !edit || !there || isGone(there)) {
      fail({ code: "deletedInLedger", detail: {} });
      continue;
    }
    const newContact = newContactOf(expense, context, entry.snapshot);
    const [problem] = checkExpense(expense, context)
      .filter(blocks)
      .filter((found) => newContact !== null || (found.code !== "contactMissing" && found.code !== "contactNameInvalid"));
    // A receipt goes whatever holds the rest back: a locked period takes files.
    const differing = entryDifference(entry.snapshot, expense, context);
    const isOnlyReceipts = differing !== null && differing.every(({ field }) => field === "receiptAdded" || field === "receiptRemoved");
    if (problem && !isOnlyReceipts) {
      fail(problem);
      continue;
    }
    if (newContact !== null) {
      plan.waiting += 1;
      continue;
    }
    const draft = redraft(entry.snapshot, expense, context, engine.appUrl);
    const receiptIds = expense.receipts.map((each) => each.receiptId);
    const item: CallItem = { itemId, expenseId, draft: { draft, receiptIds, merchant: expense.merchant, ...edit } };
    const lost = attempted.get(expenseId) ?? [];
    const update = updateFor(there, entry.snapshot, draft, lost);
    const drift = update && !overwrites && driftOf(update, there, [entry.snapshot.draft, ...lost, draft]);
    if (draft.direction !== entry.snapshot.draft.direction) fail({ code: "directionChanged", detail: {} });
    else if (!update) plan.unchanged.push(item);
    else if (there.isReconciled) fail({ code: "reconciled", detail: {} });
    else if (drift) fail(changedInLedger(drift));
    else plan.updates.push({ item, update });
  }
  return plan;
}

function changedInLedger({ field, line, given, there }: LedgerDrift): SyncError {
  return { code: "changedInLedger", detail: { field, line: String(line ?? "none"), given, there: there || "none" } };
}
