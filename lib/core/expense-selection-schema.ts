import { z } from "zod";
import { parseExpenseFilter, type ExpenseFilter } from "./expense-filter";
import type { ExpenseSelection } from "./expense-selection";
import { parseTransactionFilter, type TransactionFilter } from "./transaction-filter";

/** A filter as a browser sends it: read as an address is, so that there is one truth about what is readable. */
const filterSchema = z.record(z.string(), z.string().optional()).transform((fields): ExpenseFilter => parseExpenseFilter(toQuery(fields)));

function toQuery(fields: Record<string, string | undefined>): URLSearchParams {
  return new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

export const transactionFilterSchema = z
  .record(z.string(), z.string().optional())
  .transform((fields): TransactionFilter => parseTransactionFilter(toQuery(fields)));

export const expenseSelectionSchema: z.ZodType<ExpenseSelection> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ids"), ids: z.array(z.uuid()).min(1).max(20_000) }),
  z.object({ kind: z.literal("matching"), filter: filterSchema, cutOffAt: z.iso.datetime(), except: z.array(z.uuid()).max(1000) }),
]);
