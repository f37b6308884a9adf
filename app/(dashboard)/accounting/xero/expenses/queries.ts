import type { ExpenseDetails } from "@/lib/core/expense-details";
import { toExpenseQuery, type ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpensePage, ExpensePulse, ExpenseSummary, SelectableExpenses, SelectedExpense } from "@/lib/core/expense-row";
import type { LedgerAccount, LedgerContact, TaxRate, TrackingCategory } from "@/lib/core/ledger-reference";
import type { SavedView } from "@/lib/core/saved-view";

export type Lists = {
  accounts: { id: string; name: string; currency: string }[];
  categories: { id: string; name: string }[];
  cardholders: string[];
  ledger: { accounts: LedgerAccount[]; taxRates: TaxRate[]; tracking: TrackingCategory[] };
  lockedOn: string | null;
};

const ALL = ["expenses"] as const;

export const expenseKeys = {
  all: ALL,
  /** Of every list that was looked at. */
  rows: [...ALL, "list"] as const,
  list: (filter: ExpenseFilter) => [...ALL, "list", toExpenseQuery(filter).toString()] as const,
  summary: (filter: ExpenseFilter) => [...ALL, "summary", toExpenseQuery(filter).toString()] as const,
  /** Not below `all`: it says when everything below has to be read again. */
  pulse: ["expensesPulse"] as const,
  views: ["expenseViews"] as const,
  selectable: (filter: ExpenseFilter) => [...ALL, "selectable", toExpenseQuery({ ...filter, sort: "-date" }).toString()] as const,
  selected: (tab: ExpenseFilter["tab"], ids: readonly string[]) => [...ALL, "selected", tab, ...ids] as const,
  details: (id: string) => [...ALL, "details", id] as const,
  /** Not below `all` either: the server knows nothing of it. */
  unsaved: (id: string) => ["expenseUnsaved", id] as const,
  lists: [...ALL, "lists"] as const,
  contacts: (words: string) => [...ALL, "contacts", words] as const,
};

/** While a run goes on the screen follows closely; otherwise often enough for two people to stay in step. Asked is only whether anything changed. */
export const LIVE_MS = 1500;
export const CALM_MS = 3000;
/** The first page is soon there; the next ones are larger, so that a long list is read again in few requests. */
const LATER_PAGE = 300;

/** An answer that is none: the code of the refusal, or of the connection. */
export class FetchRefused extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code);
  }
}

async function read<T>(address: string, signal?: AbortSignal, body?: object): Promise<T> {
  const headers = { accept: "application/json", ...(body && { "content-type": "application/json" }) };
  const response = await fetch(address, { signal, headers, ...(body && { method: "POST", body: JSON.stringify(body) }) });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  const code = answer !== null && typeof answer === "object" && "code" in answer ? String(answer.code) : "unexpected";
  throw new FetchRefused(code, response.status);
}

export function fetchPage(filter: ExpenseFilter, cursor: string | null, signal?: AbortSignal): Promise<ExpensePage> {
  const query = toExpenseQuery(filter);
  if (cursor !== null) {
    query.set("cursor", cursor);
    query.set("limit", String(LATER_PAGE));
  }
  return read(`/api/expenses?${query}`, signal);
}

export function fetchSummary(filter: ExpenseFilter, signal?: AbortSignal): Promise<ExpenseSummary> {
  return read(`/api/expenses/summary?${toExpenseQuery(filter)}`, signal);
}

export function fetchPulse(signal?: AbortSignal): Promise<ExpensePulse> {
  return read("/api/expenses/pulse", signal);
}

export function fetchSelectable(filter: ExpenseFilter, signal?: AbortSignal): Promise<SelectableExpenses> {
  return read(`/api/expenses/selectable?${toExpenseQuery(filter)}`, signal);
}

export async function fetchSelected(tab: ExpenseFilter["tab"], ids: readonly string[], signal?: AbortSignal): Promise<SelectedExpense[]> {
  return (await read<{ expenses: SelectedExpense[] }>("/api/expenses/selected", signal, { tab, ids })).expenses;
}

export function fetchDetails(id: string, signal?: AbortSignal): Promise<ExpenseDetails> {
  return read(`/api/expenses/${id}`, signal);
}

export function fetchLists(signal?: AbortSignal): Promise<Lists> {
  return read("/api/expenses/lists", signal);
}

export async function fetchViews(signal?: AbortSignal): Promise<SavedView[]> {
  return (await read<{ views: SavedView[] }>("/api/expenses/views", signal)).views;
}

export async function fetchContacts(words: string, signal?: AbortSignal): Promise<LedgerContact[]> {
  return (await read<{ contacts: LedgerContact[] }>(`/api/expenses/contacts?${new URLSearchParams({ q: words })}`, signal)).contacts;
}
