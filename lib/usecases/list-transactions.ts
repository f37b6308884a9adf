import { listAccountBalances, listCategoryNames } from "@/lib/adapters/db/transactions/account-balances";
import type { Database } from "@/lib/adapters/db/client";
import { listCurrencies } from "@/lib/adapters/db/expenses/expense-totals";
import { findReferences, type SearchFacts } from "@/lib/adapters/db/expenses/filter-conditions";
import { listCardholders } from "@/lib/adapters/db/expenses/filter-choices";
import {
  listTransactionRows,
  totalTransactions,
  type TransactionQuery,
  type TransactionTotals,
} from "@/lib/adapters/db/transactions/transaction-list";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { AccountBalance, TransactionPage, TransactionRow } from "@/lib/core/transaction-row";

const PAGE = 100;
const EXPORT_PAGE = 1000;

async function searchFacts(db: Database, { scope, filter }: TransactionQuery): Promise<SearchFacts> {
  const [currencies, references] = await Promise.all([listCurrencies(db, scope), findReferences(db, scope, filter.q)]);
  return { currencies, references };
}

export async function listTransactions(
  db: Database,
  query: TransactionQuery,
  cursor: string | null,
): Promise<TransactionPage & { totals: TransactionTotals | null }> {
  const whole = { ...query, ...(await searchFacts(db, query)) };
  // The figures above the list belong to all of it: they come with the first page.
  const [page, totals] = await Promise.all([
    listTransactionRows(db, whole, { cursor, limit: PAGE }),
    cursor === null ? totalTransactions(db, whole) : null,
  ]);
  return { ...page, totals };
}

export async function readTransaction(
  db: Database,
  query: Omit<TransactionQuery, "filter"> & { transactionId: string },
): Promise<TransactionRow> {
  const { rows } = await listTransactionRows(db, { ...query, filter: {} }, { cursor: null, limit: 1 });
  if (!rows[0]) throw new AppError("notFound");
  return rows[0];
}

/** All of them, a thousand at a time. */
export async function* eachTransaction(db: Database, query: TransactionQuery): AsyncGenerator<TransactionRow[], undefined> {
  const whole = { ...query, ...(await searchFacts(db, query)) };
  let cursor: string | null = null;
  do {
    const page: TransactionPage = await listTransactionRows(db, whole, { cursor, limit: EXPORT_PAGE });
    yield page.rows;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return undefined;
}

export type TransactionChoices = { accounts: AccountBalance[]; categories: { id: string; name: string }[]; cardholders: string[] };

export async function readTransactionChoices(db: Database, scope: BusinessScope): Promise<TransactionChoices> {
  const [accounts, categories, cardholders] = await Promise.all([
    listAccountBalances(db, scope),
    listCategoryNames(db, scope),
    listCardholders(db, scope),
  ]);
  return { accounts, categories, cardholders };
}
