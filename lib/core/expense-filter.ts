import { z } from "zod";
import { isSyncErrorCode } from "./sync-error";

export const EXPENSE_SORTS = ["-date", "date", "-amount", "amount", "merchant", "-merchant"] as const;
export type ExpenseSort = (typeof EXPENSE_SORTS)[number];

export const EXPENSE_LABELS = ["ready", "updated", "error", "incomplete", "syncing"] as const;
export type ExpenseLabel = (typeof EXPENSE_LABELS)[number];

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const day = z.iso.date();
/** A plain decimal of major units, such as "12.50"; what it is in minor units depends on the currency of each row. */
const amount = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/);

/** What a list of expenses shows, as it stands in the address. Anything unreadable there counts as not asked for. */
export const expenseFilterSchema = z.object({
  tab: z.enum(["pending", "synced", "aside"]).catch("pending"),
  q: optional(z.string().trim().min(1).max(100)),
  account: optional(z.uuid()),
  /** A category's id, or "none". */
  category: optional(z.union([z.uuid(), z.literal("none")])),
  /** The ledger account an expense goes to, whoever chose it. */
  ledgerAccount: optional(z.string().min(1).max(100)),
  cardholder: optional(z.string().min(1).max(200)),
  from: optional(day),
  to: optional(day),
  min: optional(amount),
  max: optional(amount),
  currency: optional(z.string().regex(/^[A-Z]{3}$/)),
  receipts: optional(z.enum(["with", "without"])),
  label: optional(z.enum(EXPENSE_LABELS)),
  /** One cause that holds expenses back: a code of the closed list. */
  cause: optional(z.string().refine(isSyncErrorCode)),
  sort: z.enum(EXPENSE_SORTS).catch("-date"),
});

export type ExpenseFilter = z.infer<typeof expenseFilterSchema>;

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

/** The filter in an address's query; parameters it does not know are left alone. */
export function parseExpenseFilter(query: URLSearchParams): ExpenseFilter {
  return expenseFilterSchema.parse(Object.fromEntries(query));
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

/** The same tab without anything that narrows it. */
export function clearedFilter(filter: ExpenseFilter): ExpenseFilter {
  return { tab: filter.tab, sort: filter.sort };
}
