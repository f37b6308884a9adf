import { z } from "zod";

const lineSchema = z.object({
  lineId: z.string().optional(),
  description: z.string(),
  amountMinor: z.number().int(),
  ledgerAccountId: z.string(),
  accountCode: z.string().nullable(),
  taxType: z.string(),
  tracking: z.array(z.object({ trackingCategoryId: z.string(), trackingOptionId: z.string() })),
});

const draftSchema = z.object({
  reference: z.string(),
  direction: z.enum(["spend", "receive"]),
  bankAccountId: z.string(),
  contactId: z.string(),
  contactName: z.string().nullable().optional(),
  postedOn: z.string(),
  currency: z.string(),
  lineAmountTypes: z.enum(["INCLUSIVE", "EXCLUSIVE", "NO_TAX"]),
  url: z.string().nullable(),
  lines: z.array(lineSchema),
});

/** What an item carries while it is being sent: the draft, and what must be put back or compared when the outcome is known. */
export const itemDraftSchema = z.object({
  draft: draftSchema,
  receiptIds: z.array(z.string()),
  version: z.number().int(),
  wasUpdated: z.boolean(),
  merchant: z.string().optional(), // whose contact it was given; drafts from before this was kept say nothing
});
export type ItemDraft = z.output<typeof itemDraftSchema>;

/** What the ledger was given, kept beside its entry: "Updated" is the difference to it. */
export const entrySnapshotSchema = z.object({ draft: draftSchema, receiptIds: z.array(z.string()), merchant: z.string().optional() });
export type EntrySnapshot = z.output<typeof entrySnapshotSchema>;
