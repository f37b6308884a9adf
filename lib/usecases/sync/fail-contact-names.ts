import { nameKey } from "@/lib/core/ledger-reference";
import { contactOf } from "@/lib/core/sync/ledger-context";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { listItemsByContact } from "@/lib/adapters/db/sync/chunk-items";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { recordFailed } from "@/lib/adapters/db/sync/outcomes";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";

/** The ledger refused contacts of these names: their expenses of the run cannot go, and say so in its words. */
export async function failContactNames(tx: DatabaseTransaction, run: TurnRun, refused: { name: string; words: string }[]): Promise<void> {
  if (refused.length === 0) return;
  const words = new Map(refused.map((each) => [nameKey(each.name), each.words]));
  const items = await listItemsByContact(tx, run.id);
  const facts = await loadExpenseFacts(
    tx,
    run.scope,
    items.map((item) => item.expenseId),
  );
  const context = await loadLedgerContext(tx, run.scope, facts);
  const itemOf = new Map(items.map((item) => [item.expenseId, item.itemId]));
  const failed = facts.flatMap((expense) => {
    const contact = contactOf(expense, context);
    const said = contact && "newName" in contact ? words.get(nameKey(contact.newName)) : undefined;
    const itemId = itemOf.get(expense.expenseId);
    if (said === undefined || itemId === undefined || !contact || !("newName" in contact)) return [];
    return [{ itemId, error: { code: "contactNameInvalid" as const, detail: { name: contact.newName, words: said } } }];
  });
  await recordFailed(tx, failed);
}
