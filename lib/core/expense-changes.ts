import { z } from "zod";

const trackingSchema = z.array(z.object({ trackingCategoryId: z.string().min(1), trackingOptionId: z.string().min(1) })).max(2);
const id = z.string().min(1).max(100);

/** A contact of the organisation, or a name to be created when the expense is sent. */
const contactPickSchema = z.union([z.object({ contactId: id }), z.object({ contactName: z.string().trim().min(1).max(255) })]);

/** What somebody changes on an expense. A field left out stays; null goes back to the inherited value. */
export const expenseChangesSchema = z
  .object({
    categoryId: z.uuid().nullable(),
    ledgerAccountId: id.nullable(),
    taxType: id.nullable(),
    tracking: trackingSchema.nullable(),
    contact: contactPickSchema.nullable(),
    /** The day in the ledger; null is the day the expense was posted on. */
    accountingOn: z.iso.date().nullable(),
    lineDescription: z.string().trim().max(4000).nullable(),
    notes: z.string().trim().max(4000),
  })
  .partial();

export type ExpenseChanges = z.infer<typeof expenseChangesSchema>;

export const splitLinesSchema = z
  .array(
    z.object({
      /** With the sign of the expense. */
      amountMinor: z.number().refine(Number.isSafeInteger),
      description: z.string().trim().max(4000).nullable(),
      categoryId: z.uuid().nullable(),
      ledgerAccountId: id.nullable(),
      taxType: id.nullable(),
      tracking: trackingSchema.nullable(),
    }),
  )
  .max(50);

export type SplitLineInput = z.infer<typeof splitLinesSchema>[number];
