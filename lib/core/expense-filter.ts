import { isSyncErrorCode, type SyncErrorCode } from "./sync-error";

export const EXPENSE_SORTS = ["-date", "date", "-amount", "amount", "merchant", "-merchant"] as const;
export type ExpenseSort = (typeof EXPENSE_SORTS)[number];

export const EXPENSE_LABELS = ["ready", "updated", "error", "incomplete", "syncing"] as const;
export type ExpenseLabel = (typeof EXPENSE_LABELS)[number];

const TABS = ["pending", "synced", "aside"] as const;
const RECEIPTS = ["with", "without"] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** What a list of expenses shows, as it stands in the address. */
export type ExpenseFilter = {
  tab: (typeof TABS)[number];
  q?: string | undefined;
  account?: string | undefined;
  /** A category's id, or "none". */
  category?: string | undefined;
  /** The ledger account an expense goes to, whoever chose it. */
  ledgerAccount?: string | undefined;
  cardholder?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** A plain decimal of major units, such as "12.50"; what it is in minor units depends on the currency of each row. */
  min?: string | undefined;
  max?: string | undefined;
  currency?: string | undefined;
  receipts?: (typeof RECEIPTS)[number] | undefined;
  label?: ExpenseLabel | undefined;
  /** One cause that holds expenses back: a code of the closed list. */
  cause?: SyncErrorCode | undefined;
  sort: ExpenseSort;
};

export function oneOf<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text);
}

export function uuidIn(text: string): string | undefined {
  return UUID.test(text) ? text : undefined;
}

function upTo(length: number, text: string): string | undefined {
  return text !== "" && text.length <= length ? text : undefined;
}

function matching(form: RegExp, text: string): string | undefined {
  return form.test(text) ? text : undefined;
}

/** A day that exists: the 30th of February is none. */
function dayIn(text: string): string | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined;
}

/** A plain decimal without a sign: lists look for the size of an amount. */
export function amountIn(text: string): string | undefined {
  return matching(/^\d{1,12}(\.\d{1,3})?$/, text);
}

/** How each parameter of an address is read; anything unreadable counts as not asked for. By hand, since the browser reads addresses too and a schema library weighs more than the list. */
export const FIELD_READERS: { readonly [Field in NarrowingField]: (text: string) => ExpenseFilter[Field] } = {
  q: (text) => upTo(100, text.trim()),
  account: uuidIn,
  category: (text) => (text === "none" ? text : uuidIn(text)),
  ledgerAccount: (text) => upTo(100, text),
  cardholder: (text) => upTo(200, text),
  from: dayIn,
  to: dayIn,
  min: amountIn,
  max: amountIn,
  currency: (text) => matching(/^[A-Z]{3}$/, text),
  receipts: (text) => oneOf(RECEIPTS, text),
  label: (text) => oneOf(EXPENSE_LABELS, text),
  cause: (text) => (isSyncErrorCode(text) ? text : undefined),
};

/** What narrows the list; the tab and the sort do not. */
export const NARROWING = [
  "q",
  "account",
  "category",
  "ledgerAccount",
  "cardholder",
  "from",
  "to",
  "min",
  "max",
  "currency",
  "receipts",
  "label",
  "cause",
] as const;
export type NarrowingField = (typeof NARROWING)[number];

/** The parameters among those given that can be read, and no others. */
export function readFields<Fields extends Record<string, unknown>>(
  readers: { readonly [Field in keyof Fields]-?: (text: string) => Fields[Field] },
  query: URLSearchParams,
): Partial<Fields> {
  const found: Partial<Fields> = {};
  for (const field of Object.keys(readers) as (keyof Fields & string)[]) {
    const text = query.get(field);
    const value = text === null ? undefined : readers[field](text);
    if (value !== undefined) found[field] = value;
  }
  return found;
}

export function parseTab(text: string | null): ExpenseFilter["tab"] {
  return oneOf(TABS, text ?? "") ?? "pending";
}

/** The filter in an address's query; parameters it does not know are left alone. */
export function parseExpenseFilter(query: URLSearchParams): ExpenseFilter {
  return {
    tab: parseTab(query.get("tab")),
    ...readFields<Pick<ExpenseFilter, NarrowingField>>(FIELD_READERS, query),
    sort: oneOf(EXPENSE_SORTS, query.get("sort") ?? "") ?? "-date",
  };
}

/** The query of an address that shows this list: only what differs from the default, always in the same order. */
export function toExpenseQuery(filter: ExpenseFilter): URLSearchParams {
  const query = new URLSearchParams({ tab: filter.tab });
  for (const field of NARROWING) {
    const value = filter[field];
    if (value !== undefined) query.set(field, value);
  }
  if (filter.sort !== "-date") query.set("sort", filter.sort);
  return query;
}

export function isNarrowed(filter: ExpenseFilter): boolean {
  return NARROWING.some((field) => filter[field] !== undefined);
}

/** The same tab without anything that narrows it: each field is named, so that what is laid over another filter takes all of it away. */
export function clearedFilter({ tab, sort }: ExpenseFilter): ExpenseFilter {
  return { ...Object.fromEntries(NARROWING.map((field) => [field, undefined])), tab, sort };
}
