import type { Database } from "@/lib/adapters/db/client";
import { listCardholders, listOwnAccounts, listCategories } from "@/lib/adapters/db/expenses/filter-choices";
import { findLockedOn, readLedgerLists, searchLedgerContacts, type LedgerLists } from "@/lib/adapters/db/ledger-lists";
import { findConnection } from "@/lib/adapters/db/sync/ledger-context";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { LedgerContact } from "@/lib/core/ledger-reference";

export type ExpenseLists = {
  accounts: { id: string; name: string; currency: string }[];
  categories: { id: string; name: string }[];
  cardholders: string[];
  ledger: LedgerLists;
  /** The last day that is locked in the ledger. */
  lockedOn: string | null;
};

/** What filters and pickers of the workbench offer. */
export async function readExpenseLists(db: Database, scope: BusinessScope): Promise<ExpenseLists> {
  const connection = await findConnection(db, scope);
  const [accounts, categories, cardholders, ledger, lockedOn] = await Promise.all([
    listOwnAccounts(db, scope),
    listCategories(db, scope),
    listCardholders(db, scope),
    connection ? readLedgerLists(db, connection.organisationId) : { accounts: [], taxRates: [], tracking: [] },
    connection ? findLockedOn(db, connection.organisationId) : null,
  ]);
  return { accounts, categories, cardholders, ledger, lockedOn };
}

/** Contacts of the connected organisation whose name holds the words. */
export async function searchContacts(db: Database, scope: BusinessScope, words: string): Promise<LedgerContact[]> {
  const connection = await findConnection(db, scope);
  return connection ? searchLedgerContacts(db, connection.organisationId, words, 20) : [];
}
