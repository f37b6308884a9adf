import type { z } from "zod";
import type { Database } from "@/lib/adapters/db/client";
import {
  findApiExpense,
  listApiAccounts,
  listApiExpenses,
  type ApiExpense,
  type ApiExpenseQuery,
} from "@/lib/adapters/db/transactions/api-expenses";
import type { accountAnswer, expenseAnswer } from "@/lib/core/api/api-schemas";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";

type ExpenseAnswer = z.output<typeof expenseAnswer>;

function toAnswer({ syncState, errorCode, errorDetail, blockers, ledgerTransactionId, receipts, ...row }: ApiExpense): ExpenseAnswer {
  const own = errorCode === null ? [] : [{ code: errorCode, detail: errorDetail }];
  const before = syncState === "PENDING" ? blockers.map((code) => ({ code, detail: {} })) : [];
  return {
    ...row,
    state: syncState === "SYNCED" ? "synced" : syncState === "SET_ASIDE" ? "aside" : "pending",
    isSyncing: syncState === "QUEUED" || syncState === "SYNCING",
    errors: [...own, ...before],
    xeroTransactionId: ledgerTransactionId,
    receipts: receipts.map(({ state, ...receipt }) => ({
      ...receipt,
      state: state === null ? null : (state.toLowerCase() as "waiting" | "sent" | "failed"),
    })),
  };
}

export async function readApiExpenses(
  db: Database,
  scope: BusinessScope,
  query: ApiExpenseQuery,
): Promise<{ data: ExpenseAnswer[]; nextCursor: string | null }> {
  const rows = await listApiExpenses(db, scope, { ...query, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return { data: page.map(toAnswer), nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null };
}

export async function readApiExpense(db: Database, scope: BusinessScope, expenseId: string): Promise<ExpenseAnswer> {
  const found = await findApiExpense(db, scope, expenseId);
  if (!found) throw new AppError("notFound");
  return toAnswer(found);
}

export async function readApiAccounts(db: Database, scope: BusinessScope): Promise<z.output<typeof accountAnswer>[]> {
  const accounts = await listApiAccounts(db, scope);
  return accounts.map(({ isLinked, ...account }) => ({ ...account, xeroLinked: isLinked }));
}
