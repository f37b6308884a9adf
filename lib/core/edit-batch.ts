import { z } from "zod";
import type { ExpenseChanges } from "./expense-changes";
import { SYNC_STATES } from "./sync-state";

/** What is stored of an expense that an edit can change, and what an edit takes away: the label and the error of the last attempt. */
export const storedValuesSchema = z.object({
  categoryId: z.string().nullable(),
  ledgerAccountId: z.string().nullable(),
  taxType: z.string().nullable(),
  tracking: z.array(z.object({ trackingCategoryId: z.string(), trackingOptionId: z.string() })).nullable(),
  contactId: z.string().nullable(),
  contactName: z.string().nullable(),
  accountingOn: z.string().nullable(),
  lineDescription: z.string().nullable(),
  notes: z.string(),
  syncState: z.enum(SYNC_STATES),
  isUpdated: z.boolean(),
  errorCode: z.string().nullable(),
  errorDetail: z.record(z.string(), z.unknown()).nullable(),
  errorAt: z.string().nullable(),
});
export type StoredValues = z.output<typeof storedValuesSchema>;

/** One expense of an edit of many: its version after the edit, and what it was before. */
export const editBatchRowsSchema = z.array(z.object({ expenseId: z.string(), version: z.number().int(), before: storedValuesSchema }));
export type EditBatchRow = z.output<typeof editBatchRowsSchema>[number];

/** Whether the change would leave the expense as it is stored. */
export function isAlready(stored: StoredValues, changes: ExpenseChanges): boolean {
  const { contact, tracking, ...plain } = changes;
  if (contact !== undefined) {
    const contactId = contact && "contactId" in contact ? contact.contactId : null;
    const contactName = contact && "contactName" in contact ? contact.contactName : null;
    if (stored.contactId !== contactId || stored.contactName !== contactName) return false;
  }
  if (tracking !== undefined && JSON.stringify(tracking) !== JSON.stringify(stored.tracking)) return false;
  return Object.entries(plain).every(([field, value]) => stored[field as keyof typeof plain] === value);
}
