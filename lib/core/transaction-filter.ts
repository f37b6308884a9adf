import { FIELD_READERS, oneOf, readFields, uuidIn, type ExpenseFilter } from "./expense-filter";

const KINDS = ["expense", "refund", "income"] as const;
const STATES = ["pending", "synced", "aside"] as const;

/** What the list of all movements shows, as it stands in the address; the fields that Pending sync has too carry the same names. */
export type TransactionFilter = Partial<
  Omit<ExpenseFilter, "tab" | "sort" | "ledgerAccount" | "cause"> & {
    kind: (typeof KINDS)[number] | undefined;
    state: (typeof STATES)[number] | undefined;
    /** The rows one import brought in. */
    import: string | undefined;
  }
>;

export const TRANSACTION_FILTER_FIELDS = [
  "q",
  "account",
  "category",
  "cardholder",
  "from",
  "to",
  "min",
  "max",
  "currency",
  "receipts",
  "label",
  "kind",
  "state",
  "import",
] as const satisfies readonly (keyof TransactionFilter)[];

export function parseTransactionFilter(query: URLSearchParams): TransactionFilter {
  const { ledgerAccount: _ledgerAccount, cause: _cause, ...shared } = FIELD_READERS;
  const own = { kind: (text: string) => oneOf(KINDS, text), state: (text: string) => oneOf(STATES, text), import: uuidIn };
  return readFields<TransactionFilter>({ ...shared, ...own }, query);
}

export function toTransactionQuery(filter: TransactionFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const field of TRANSACTION_FILTER_FIELDS) {
    const value = filter[field];
    if (value !== undefined) query.set(field, value);
  }
  return query;
}

/** Pending sync, narrowed as this list is. */
export function pendingSyncAddress(filter: TransactionFilter): `/accounting/xero/expenses?${string}` {
  const { kind: _kind, state: _state, import: _import, ...shared } = filter;
  const query = toTransactionQuery(shared);
  return `/accounting/xero/expenses?tab=pending${query.size > 0 ? `&${query.toString()}` : ""}`;
}
