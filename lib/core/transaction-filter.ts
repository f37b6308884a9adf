import { z } from "zod";
import { expenseFilterSchema } from "./expense-filter";

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What the list of all movements shows, as it stands in the address; the fields that Pending sync has too carry the same names. */
export const transactionFilterSchema = expenseFilterSchema
  .pick({
    q: true,
    account: true,
    category: true,
    cardholder: true,
    from: true,
    to: true,
    min: true,
    max: true,
    currency: true,
    receipts: true,
    label: true,
  })
  .extend({
    kind: optional(z.enum(["expense", "refund", "income"])),
    state: optional(z.enum(["pending", "synced", "aside"])),
    /** The rows one import brought in. */
    import: optional(z.uuid()),
  });

export type TransactionFilter = z.infer<typeof transactionFilterSchema>;

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
  return transactionFilterSchema.parse(Object.fromEntries(query));
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
