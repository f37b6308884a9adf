import { nameKey } from "@/lib/core/ledger-reference";
import { draftTransaction } from "@/lib/core/sync/ledger-draft";
import { itemDraftSchema, type ItemDraft } from "@/lib/core/sync/entry-snapshot";
import type { ExpenseFacts } from "@/lib/core/sync/expense-facts";
import { contactOf, type LedgerContext } from "@/lib/core/sync/ledger-context";
import { blocks, checkExpense } from "@/lib/core/sync/preflight";
import { BYTES_PER_CALL, fitChunk } from "@/lib/core/sync/sync-plan";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { beginItems, lockQueuedCreates, lockRunForSending, type QueuedCreate } from "@/lib/adapters/db/sync/chunk-items";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import {
  insertCall,
  insertEarlierCall,
  unsettledContactNames,
  type CallItem,
  type IntendedCall,
} from "@/lib/adapters/db/sync/ledger-calls";
import { recordFailed } from "@/lib/adapters/db/sync/outcomes";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import type { Engine } from "./engine";

export type BegunChunk =
  | { kind: "none" } // nothing can be begun now
  | { kind: "settled" } // something was decided without a call
  | { kind: "contacts" } // contacts have to be created first
  | { kind: "call"; call: IntendedCall; items: CallItem[] };

type Ready = { item: QueuedCreate; expense: ExpenseFacts; contactId: string };

/**
 * Takes the next expenses of a run: checks each again as it is now, and stores the intent (members, exact body, key) of one creating call.
 * What fails the check is settled here and never sent. Expenses that wait for a contact are passed over.
 */
export async function beginChunk(engine: Engine, tx: DatabaseTransaction, run: TurnRun, limit: number): Promise<BegunChunk> {
  if (!(await lockRunForSending(tx, run.id))) return { kind: "none" };
  const unsettled = new Set((await unsettledContactNames(tx, run.organisationId)).map(nameKey));
  const passedOver: string[] = [];
  for (;;) {
    const items = await lockQueuedCreates(tx, run.id, limit, passedOver);
    if (items.length === 0) return { kind: "none" };
    const facts = await loadExpenseFacts(
      tx,
      run.scope,
      items.map((item) => item.expenseId),
    );
    const context = await loadLedgerContext(tx, run.scope, facts);
    const sorted = sortItems(items, facts, context, unsettled);
    await recordFailed(tx, sorted.failed);
    const earlier = sorted.ready.filter(({ item }) => item.wasFound);
    if (earlier.length > 0) {
      await beginEarlier(engine, tx, run, earlier, context);
      return { kind: "settled" };
    }
    if (sorted.needContacts) return { kind: "contacts" };
    if (sorted.ready.length > 0) return beginCall(engine, tx, run, sorted.ready, context);
    if (sorted.failed.length > 0) return { kind: "settled" };
    passedOver.push(...sorted.waiting);
  }
}

function sortItems(items: QueuedCreate[], facts: ExpenseFacts[], context: LedgerContext, unsettled: Set<string>) {
  const factsById = new Map(facts.map((each) => [each.expenseId, each]));
  const ready: Ready[] = [];
  const failed: Parameters<typeof recordFailed>[1] = [];
  const waiting: string[] = [];
  let needContacts = false;
  for (const item of items) {
    const expense = factsById.get(item.expenseId);
    if (!expense) continue;
    const [problem] = checkExpense(expense, context).filter(blocks);
    const contact = contactOf(expense, context);
    if (problem || !contact)
      failed.push({ itemId: item.itemId, error: problem ?? { code: "contactMissing", detail: { merchant: expense.merchant } } });
    else if ("contactId" in contact) ready.push({ item, expense, contactId: contact.contactId });
    else if (unsettled.has(nameKey(contact.newName))) waiting.push(item.itemId);
    else needContacts = true;
  }
  return { ready, failed, waiting, needContacts };
}

function draftOf(engine: Engine, { item, expense, contactId }: Ready, context: LedgerContext): ItemDraft {
  return {
    draft: draftTransaction(expense, context, { contactId, appUrl: engine.appUrl }),
    receiptIds: expense.receipts.map((receipt) => receipt.receiptId),
    version: item.version,
    wasUpdated: item.isUpdated,
    merchant: expense.merchant,
  };
}

async function beginCall(
  engine: Engine,
  tx: DatabaseTransaction,
  run: TurnRun,
  ready: Ready[],
  context: LedgerContext,
): Promise<BegunChunk> {
  const drafts = ready.map((each) => ({ itemId: each.item.itemId, expenseId: each.item.expenseId, draft: draftOf(engine, each, context) }));
  const encode = (part: readonly CallItem[]) => engine.provider.encodeTransactions(part.map((each) => each.draft.draft));
  const items = [...fitChunk<CallItem>(drafts, BYTES_PER_CALL, (part) => Buffer.byteLength(encode(part).body))];
  const call = await insertCall(tx, run, "CREATE_TRANSACTIONS", encode(items));
  await beginItems(tx, call.callId, items);
  return { kind: "call", call, items };
}

/** Expenses that an earlier attempt found in the ledger: looked up first, like any other call of unknown outcome. */
async function beginEarlier(engine: Engine, tx: DatabaseTransaction, run: TurnRun, ready: Ready[], context: LedgerContext): Promise<void> {
  const items = ready.map((each) => {
    const now = draftOf(engine, each, context);
    // As it was sent then: what was edited since is not there.
    const sent = itemDraftSchema.safeParse(each.item.earlier).data;
    const { receiptIds, wasUpdated } = now;
    return { itemId: each.item.itemId, draft: sent ? { ...sent, receiptIds, wasUpdated } : now };
  });
  const callId = await insertEarlierCall(tx, run, engine.provider.encodeTransactions(items.map((each) => each.draft.draft)));
  await beginItems(tx, callId, items, "UNKNOWN");
}
