import type { ExpenseDetails } from "@/lib/core/expense-details";
import { toExpenseQuery, type ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpensePage, ExpenseSummary } from "@/lib/core/expense-row";
import type { LedgerAccount, LedgerContact, TaxRate, TrackingCategory } from "@/lib/core/ledger-reference";

export type Lists = {
  accounts: { id: string; name: string; currency: string }[];
  categories: { id: string; name: string }[];
  cardholders: string[];
  ledger: { accounts: LedgerAccount[]; taxRates: TaxRate[]; tracking: TrackingCategory[] };
};

const ALL = ["expenses"] as const;

export const expenseKeys = {
  all: ALL,
  list: (filter: ExpenseFilter) => [...ALL, "list", toExpenseQuery(filter).toString()] as const,
  summary: (filter: ExpenseFilter) => [...ALL, "summary", toExpenseQuery(filter).toString()] as const,
  details: (id: string) => [...ALL, "details", id] as const,
  lists: [...ALL, "lists"] as const,
  contacts: (words: string) => [...ALL, "contacts", words] as const,
};

/** While a run goes on the screen follows closely; otherwise often enough for two people to stay in step. */
export const LIVE_MS = 1500;
export const CALM_MS = 6000;

/** An answer that is none: the code of the refusal, or of the connection. */
export class FetchRefused extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code);
  }
}

async function read<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const code = body !== null && typeof body === "object" && "code" in body ? String(body.code) : "unexpected";
  throw new FetchRefused(code, response.status);
}

export function fetchPage(filter: ExpenseFilter, cursor: string | null, signal?: AbortSignal): Promise<ExpensePage> {
  const query = toExpenseQuery(filter);
  if (cursor !== null) query.set("cursor", cursor);
  return read(`/api/expenses?${query}`, signal);
}

export function fetchSummary(filter: ExpenseFilter, signal?: AbortSignal): Promise<ExpenseSummary> {
  return read(`/api/expenses/summary?${toExpenseQuery(filter)}`, signal);
}

export function fetchDetails(id: string, signal?: AbortSignal): Promise<ExpenseDetails> {
  return read(`/api/expenses/${id}`, signal);
}

export function fetchLists(signal?: AbortSignal): Promise<Lists> {
  return read("/api/expenses/lists", signal);
}

export async function fetchContacts(words: string, signal?: AbortSignal): Promise<LedgerContact[]> {
  return (await read<{ contacts: LedgerContact[] }>(`/api/expenses/contacts?${new URLSearchParams({ q: words })}`, signal)).contacts;
}
