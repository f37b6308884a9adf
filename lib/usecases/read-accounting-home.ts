import type { Database } from "@/lib/adapters/db/client";
import { listCategoryMappings } from "@/lib/adapters/db/category-mappings";
import { findCurrentConnection, type CurrentConnection } from "@/lib/adapters/db/current-connection";
import { countExpenses, type ExpenseCounts } from "@/lib/adapters/db/expense-counts";
import { listAccountsWithLinks, listHeldBankAccounts, type AccountWithLink } from "@/lib/adapters/db/home-accounts";
import { findLastRun, type LastRun } from "@/lib/adapters/db/last-run";
import { readLedgerLists } from "@/lib/adapters/db/ledger-lists";
import { bankAccountChoices, type BankAccountChoice } from "@/lib/core/bank-account-choice";
import type { BusinessScope } from "@/lib/core/business-scope";

export type HomeAccount = AccountWithLink & {
  /** The bank account it is connected to. */
  linked: BankAccountChoice | null;
  choices: BankAccountChoice[];
};

export type AccountingHome = {
  connection: CurrentConnection | null;
  accounts: HomeAccount[];
  counts: ExpenseCounts;
  unmappedCount: number;
  mappedCount: number;
  lastRun: LastRun | null;
};

/** Everything the accounting home shows. */
export async function readAccountingHome(db: Database, scope: BusinessScope): Promise<AccountingHome> {
  const connection = await findCurrentConnection(db, scope);
  const organisationId = connection?.organisationId ?? null;
  const [accounts, counts, lastRun, lists, held, categories] = await Promise.all([
    listAccountsWithLinks(db, scope, organisationId),
    countExpenses(db, scope),
    findLastRun(db, scope),
    organisationId ? readLedgerLists(db, organisationId) : null,
    organisationId ? listHeldBankAccounts(db, scope, organisationId) : [],
    organisationId ? listCategoryMappings(db, scope, organisationId) : [],
  ]);
  const mappedCount = categories.filter(({ mapping }) => mapping.ledgerAccountId !== null).length;
  return {
    connection,
    accounts: accounts.map((account) => {
      const choices = bankAccountChoices(account, lists?.accounts ?? [], held);
      return { ...account, choices, linked: choices.find((choice) => choice.ledgerAccountId === account.link?.ledgerAccountId) ?? null };
    }),
    counts,
    unmappedCount: categories.length - mappedCount,
    mappedCount,
    lastRun,
  };
}
